/** Counts what is where: rows in Exact, live keys on Kafka, records in Optiply; and shows it, on one screen or as lines. */
package com.optiply.connector.local.progress;
