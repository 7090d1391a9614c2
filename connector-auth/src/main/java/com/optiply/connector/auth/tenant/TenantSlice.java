package com.optiply.connector.auth.tenant;

import java.util.List;

/** One page of tenants and the number of all that match. */
record TenantSlice(List<TenantRow> rows, long total) {}
