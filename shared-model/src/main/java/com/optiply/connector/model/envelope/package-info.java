/** The envelope of an event: key, version, and the CloudEvents 1.0 headers in Kafka binary mode. */
package com.optiply.connector.model.envelope;
