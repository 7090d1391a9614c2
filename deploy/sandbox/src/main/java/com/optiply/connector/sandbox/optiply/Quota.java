package com.optiply.connector.sandbox.optiply;

/** Counts requests within a period. Thread-safe. */
final class Quota {
    private long current = Long.MIN_VALUE;
    private int calls;

    /** Counts a request of that period; false when there were more than the limit, of which 0 is none. */
    synchronized boolean allows(int limit, long period) {
        if (period != current) {
            current = period;
            calls = 0;
        }
        calls++;
        return limit == 0 || calls <= limit;
    }
}
