/** What Optiply should hold, computed from what Exact says. Plain classes: no framework, no clock, no database. */
package com.optiply.connector.writer.mapping;
