/** The operator's page: tenants with state, freshness and last error, for people who have the operator's token (for instance behind an OIDC proxy). */
package com.optiply.connector.auth.operator;
