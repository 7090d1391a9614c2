package com.optiply.connector.sandbox.evidence;

import java.util.concurrent.atomic.LongAdder;

/** What happened at Exact's token endpoint. Thread-safe. */
public final class TokenCounters {
    private final LongAdder calls = new LongAdder();
    private final LongAdder refreshes = new LongAdder();
    private final LongAdder oldRefreshTokens = new LongAdder();

    /** A request reached the token endpoint. */
    public void called() {
        calls.increment();
    }

    /** A refresh token was exchanged for a new pair. */
    public void refreshed() {
        refreshes.increment();
    }

    /** A refresh token was refused because it had been used or superseded. */
    public void oldRefreshTokenUsed() {
        oldRefreshTokens.increment();
    }

    public long calls() {
        return calls.sum();
    }

    public long refreshes() {
        return refreshes.sum();
    }

    public long oldRefreshTokens() {
        return oldRefreshTokens.sum();
    }

    void clear() {
        calls.reset();
        refreshes.reset();
        oldRefreshTokens.reset();
    }
}
