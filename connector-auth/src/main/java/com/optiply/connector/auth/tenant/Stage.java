package com.optiply.connector.auth.tenant;

/** How far a tenant has come by itself; whether its grant still stands is another matter. */
public enum Stage {
    /** Entered. */
    CREATED,
    /** The merchant has consented at Exact. */
    CONNECTED,
    /** The division is chosen. */
    READY,
    /** Read and written. */
    ACTIVE,
    /** Activated, at rest. */
    PAUSED;

    /** Division and app are fixed from here on. */
    public boolean isActivated() {
        return this == ACTIVE || this == PAUSED;
    }
}
