/**
 * The whole system on one machine: PostgreSQL, a Kafka broker, the stand-ins of Exact Online and Optiply and the three services, each in a process of its own.
 * {@code deploy/local/up} shows it at work, {@code deploy/local/up --check} proves it. The services are only used the way an operator uses them: by
 * configuration, HTTP and topics.
 */
package com.optiply.connector.local;
