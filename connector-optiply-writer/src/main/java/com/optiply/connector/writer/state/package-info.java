/** What is remembered in PostgreSQL: source rows, resources with their counters, scopes. All SQL that writes resources is here; callers hand over values. */
package com.optiply.connector.writer.state;
