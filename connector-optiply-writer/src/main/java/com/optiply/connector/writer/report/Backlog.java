package com.optiply.connector.writer.report;

import java.util.concurrent.atomic.AtomicInteger;

/** Reports that wait for Kafka, or are on their way to it. While it is away, those that may be missing from their topic are counted and dropped beyond a limit. */
final class Backlog {

    /** A few dozen megabytes at most. */
    static final int MOST = 10_000;

    private final AtomicInteger waiting = new AtomicInteger();

    /**
     * One more is about to wait.
     *
     * @param mustCome whether it waits however many there are
     * @return whether it may
     */
    boolean enter(boolean mustCome) {
        if (waiting.incrementAndGet() <= MOST || mustCome) {
            return true;
        }
        waiting.decrementAndGet();
        return false;
    }

    /** One has come, or is lost. */
    void leave() {
        waiting.decrementAndGet();
    }

    int waiting() {
        return waiting.get();
    }
}
