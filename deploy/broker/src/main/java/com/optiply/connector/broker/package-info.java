/** A real Kafka broker for tests and the local stack, started as a process of its own. Not for production. */
package com.optiply.connector.broker;
