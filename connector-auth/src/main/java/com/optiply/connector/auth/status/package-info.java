/**
 * What the other services report: status per tenant, direction and stream, and the warehouses of active tenants. Every replica reads these compacted topics
 * whole, under a group of its own, and keeps them in memory. Also the readiness of this service.
 */
package com.optiply.connector.auth.status;
