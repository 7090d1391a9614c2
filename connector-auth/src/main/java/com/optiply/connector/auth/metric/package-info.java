/** Gauges of tenants and their consents, for dashboards and alerts. */
package com.optiply.connector.auth.metric;
