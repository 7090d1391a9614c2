package com.optiply.connector.auth.grant;

/** How a grant fares. Whether somebody is refreshing it just now is its lease's matter. */
public enum GrantState {
    /** The stored pair is good. */
    ACTIVE,
    /** The last answer was unclear; the same refresh token is tried again after a wait. */
    WAITING,
    /** Exact has definitely refused the stored refresh token; the merchant must consent again. */
    NEEDS_CONSENT,
    /** Exact says that the consent was taken back; for the merchant it is the same as {@link #NEEDS_CONSENT}. */
    REVOKED;

    /** Whether only a new consent helps. */
    public boolean isLost() {
        return this == NEEDS_CONSENT || this == REVOKED;
    }
}
