/** The admin face: clock, seeds, rows, switches, faults and evidence, as JSON without authentication. */
package com.optiply.connector.sandbox.admin;
