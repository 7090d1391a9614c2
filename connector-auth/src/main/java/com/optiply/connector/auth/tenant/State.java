package com.optiply.connector.auth.tenant;

/** What the API shows as the state of a tenant. */
public enum State {
    CREATED,
    CONNECTED,
    READY,
    ACTIVE,
    PAUSED,
    /** Exact has refused the refresh token for good; the merchant must consent again. Everything else stays as it was. */
    NEEDS_CONSENT
}
