/**
 * How a page gets onto Kafka: events, dead letters and cursor in one transaction of the producer that owns the partition. The only package that makes
 * producers.
 */
package com.optiply.connector.poller.publish;
