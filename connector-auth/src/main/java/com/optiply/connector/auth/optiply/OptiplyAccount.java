package com.optiply.connector.auth.optiply;

import com.optiply.connector.model.TenantId;
import java.util.UUID;

/** Whose Optiply account it is, with the credentials for it. */
public record OptiplyAccount(TenantId tenant, UUID incarnation, OptiplyCredentials credentials) {}
