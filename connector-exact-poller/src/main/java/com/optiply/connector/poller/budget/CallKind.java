package com.optiply.connector.poller.budget;

/** What a call is for. */
public enum CallKind {
    /** Following a stream: may use everything that is left. */
    LIVE,
    /** A first load or resync: leaves some calls to the others. */
    BACKFILL
}
