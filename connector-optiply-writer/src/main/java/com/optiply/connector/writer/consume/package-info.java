/** From Kafka to rows: decodes records, keeps the newest of each row, raises the counters of what depends on it. Nothing here calls Optiply. */
package com.optiply.connector.writer.consume;
