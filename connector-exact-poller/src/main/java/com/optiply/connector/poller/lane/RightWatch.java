package com.optiply.connector.poller.lane;

import java.time.Duration;
import java.time.Instant;

/**
 * Nothing new looks the same as a right that was taken away (Exact reference, section 1.6); so when a stream shows nothing, Exact is asked now and then whether
 * the user may still read it. Used by one reader alone.
 */
final class RightWatch {

    /** A few dozen calls a day of all streams together. */
    private static final Duration BETWEEN = Duration.ofHours(6);

    private final Probes probes;
    private Instant due = Instant.MIN;

    RightWatch(Probes probes) {
        this.probes = probes;
    }

    /** To be asked when a read showed no row. What Exact cannot answer now holds up nothing. */
    boolean isWithdrawn(Reading reading) throws InterruptedException {
        if (reading.stream().rightsEndpoint().isEmpty() || due.isAfter(reading.now())) {
            return false;
        }
        if (!(probes.right(reading) instanceof Probes.Answer.Found<Probes.Right>(Probes.Right right))) {
            return false;
        }
        if (right == Probes.Right.NO) {
            return true;
        }
        due = reading.now().plus(BETWEEN);
        return false;
    }
}
