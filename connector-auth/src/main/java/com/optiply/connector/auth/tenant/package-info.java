/**
 * Tenants: their content and stages, the rules for settings, division and activation, and the REST API around them. Every committed change raises the
 * revision and fires {@link com.optiply.connector.auth.tenant.TenantChanged}; who publishes it is not this package's business.
 */
package com.optiply.connector.auth.tenant;
