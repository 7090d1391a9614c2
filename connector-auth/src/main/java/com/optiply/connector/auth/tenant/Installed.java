package com.optiply.connector.auth.tenant;

import com.optiply.connector.model.TenantId;

/** Fired inside the transaction that activates a tenant for the first time. */
public record Installed(TenantId tenant) {}
