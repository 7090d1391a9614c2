/**
 * What is read from Exact, as data: one {@link com.optiply.connector.poller.stream.Stream} per kind of row with its path, fields, plan and mapping to events.
 * Plain rules; nothing here calls Exact or Kafka.
 */
package com.optiply.connector.poller.stream;
