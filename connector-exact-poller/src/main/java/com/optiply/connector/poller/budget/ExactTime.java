package com.optiply.connector.poller.budget;

import com.optiply.connector.model.time.VendorClock;
import java.time.Duration;
import java.time.Instant;

/**
 * Exact's own time: our clock, corrected by the {@code Date} header of its answers. That header has whole seconds and the answer travels for a while, so each
 * answer only gives bounds for the difference; it is moved as little as possible to lie within them. Thread-safe.
 */
public final class ExactTime {

    private static final Duration GRAIN = Duration.ofSeconds(1);

    private final VendorClock clock;
    private Duration ahead = Duration.ZERO;

    public ExactTime(VendorClock clock) {
        this.clock = clock;
    }

    public synchronized Instant now() {
        return clock.instant().plus(ahead);
    }

    /** The moment by our clock at which it is that time at Exact. */
    public synchronized Instant ours(Instant exact) {
        return exact.minus(ahead);
    }

    /**
     * Learns from an answer.
     *
     * @param sent     when the request left, by our clock
     * @param date     the answer's {@code Date}
     * @param received when the answer was there, by our clock
     */
    public synchronized void answered(Instant sent, Instant date, Instant received) {
        Duration least = Duration.between(received, date);
        Duration most = Duration.between(sent, date.plus(GRAIN));
        if (most.compareTo(least) < 0) {
            return;
        }
        if (ahead.compareTo(least) < 0) {
            ahead = least;
        } else if (ahead.compareTo(most) > 0) {
            ahead = most;
        }
    }
}
