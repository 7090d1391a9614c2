package com.optiply.connector.auth.tenant;

import com.optiply.connector.model.TenantId;

/** Fired inside every transaction that changes what is to be published of a tenant, its end included. */
public record TenantChanged(TenantId tenant) {}
