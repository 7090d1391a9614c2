package com.optiply.connector.auth.consent;

import com.optiply.connector.model.TenantId;
import java.util.UUID;

/** An attempt of a merchant to give access, as it is known when the browser comes back. */
record SignIn(UUID id, TenantId tenant) {}
