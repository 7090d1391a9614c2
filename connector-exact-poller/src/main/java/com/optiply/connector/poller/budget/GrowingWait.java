package com.optiply.connector.poller.budget;

import java.time.Duration;

/** Waits that double with every failure in a row, from a second to a minute: an outage costs at most one probe a minute. Not thread-safe. */
public final class GrowingWait {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private int failures;

    /** @return how long to wait after this failure: vendor time for what concerns Exact, real time for what concerns Kafka */
    public Duration failed() {
        failures++;
        Duration wait = FIRST.multipliedBy(1L << Math.min(failures - 1, 10));
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }

    public void succeeded() {
        failures = 0;
    }

    /** Failures in a row. */
    public int failures() {
        return failures;
    }
}
