package com.optiply.connector.poller.budget;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A minute of the clock or a UTC day with its calls: our own count, corrected by what Exact's headers say. Not thread-safe. */
final class CallWindow {

    private final ChronoUnit unit;
    private int limit;
    private int left;
    private Instant end = Instant.MIN;

    CallWindow(ChronoUnit unit, int limit) {
        this.unit = unit;
        this.limit = limit;
        this.left = limit;
    }

    /** Calls of a whole window. */
    int limit() {
        return limit;
    }

    /** Calls left at that moment. */
    int left(Instant now) {
        roll(now);
        return left;
    }

    /** When the next window has surely begun. */
    Instant over() {
        return end.plus(CallLimits.MARGIN);
    }

    void spend(Instant now) {
        roll(now);
        left = Math.max(0, left - 1);
    }

    /** Believes the headers where they make sense: others may use the same calls, and the limit may be a larger one. */
    void told(RateHeaders.Family told, Instant now) {
        roll(now);
        told.reset().filter(reset -> plausible(reset, now)).ifPresent(reset -> end = reset);
        told.limit().ifPresent(value -> limit = value);
        told.remaining().ifPresent(value -> left = Math.min(value, limit));
    }

    /** Nothing more until the end of the window. */
    void exhausted(RateHeaders.Family told, Instant now) {
        told(told, now);
        left = 0;
    }

    private boolean plausible(Instant reset, Instant now) {
        Duration ahead = Duration.between(now, reset);
        return ahead.compareTo(CallLimits.MARGIN.multipliedBy(-2)) > 0
                && ahead.compareTo(unit.getDuration().plus(CallLimits.MARGIN.multipliedBy(2))) < 0;
    }

    private void roll(Instant now) {
        if (end.equals(Instant.MIN) || !now.isBefore(over())) {
            end = now.truncatedTo(unit).plus(1, unit);
            left = limit;
        } else if (end.isAfter(now.plus(unit.getDuration()).plus(CallLimits.MARGIN.multipliedBy(2)))) {
            // The clock was set back, which only the sandbox's does.
            end = now.truncatedTo(unit).plus(1, unit);
        }
    }
}
