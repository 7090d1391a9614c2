/**
 * The public contract of the connector: what lies on its Kafka topics. Everything here may be used by every service and by anybody who taps the topics;
 * nothing here knows Quarkus, a database or a vendor's HTTP API.
 */
package com.optiply.connector.model;
