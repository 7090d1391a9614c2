package com.optiply.connector.poller.lane;

/** Reads one stream of one tenant, a page at a time. Used by the tenant's lane alone. */
interface StreamReader {

    /** Reads the next page, or the first of a new run. @throws InterruptedException when the lane is to end */
    Step step(Reading reading) throws InterruptedException;

    /** Forgets a run that is under way; the next step begins at the cursor. */
    void drop();

    /** Calls that the last complete run took. */
    default int callsOfLastRun() {
        return 1;
    }
}
