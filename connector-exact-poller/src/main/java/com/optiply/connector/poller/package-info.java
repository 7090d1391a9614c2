/**
 * Reads every change of the tenants' Exact companies and publishes it exactly once. This package holds only the settings; the work is in the packages below:
 * {@code ownership} decides who reads a tenant, {@code lane} reads one tenant, {@code stream} says what is read, {@code wire} how Exact writes it,
 * {@code budget} how often it may be asked, {@code publish} how a page gets onto Kafka.
 */
package com.optiply.connector.poller;
