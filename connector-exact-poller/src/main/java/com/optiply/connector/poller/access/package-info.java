/** Access tokens of the tenants, asked of connector-auth. Tokens live here only as long as they are valid, and never appear in text. */
package com.optiply.connector.poller.access;
