package com.optiply.connector.auth.grant;

import java.util.UUID;

/** Fired inside the transaction in which a grant loses or regains its consent, so that its tenants change in the same transaction. */
public record GrantChanged(UUID grant) {}
