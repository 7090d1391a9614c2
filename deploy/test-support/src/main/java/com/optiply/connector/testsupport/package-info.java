/**
 * Real parts for tests and for the local stack: a Kafka broker, a PostgreSQL and the sandbox. Containers where a Docker engine answers, otherwise processes
 * from Maven artifacts; {@code -Dconnector.test.infra=embedded|containers} forces one. The sandbox is always a process.
 */
package com.optiply.connector.testsupport;
