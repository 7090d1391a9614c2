package com.optiply.connector.auth.tenant;

import java.util.List;

/** A page of tenants. */
record TenantPage(List<TenantView> items, int page, int size, long total) {}
