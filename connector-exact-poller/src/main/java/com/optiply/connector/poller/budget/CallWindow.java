package com.optiply.connector.poller.budget;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** A minute of the clock or a UTC day with its calls: our own count, corrected by what Exact's headers say. Not thread-safe. */
final class CallWindow {

    /** By so much Exact's windows may begin and end beside ours. */
    private static final Duration SKEW = CallLimits.MARGIN.multipliedBy(2);

    private final ChronoUnit unit;
    /** Calls of a whole window, and the most that were told of since this one began. */
    private int limit;

    private int highest;
    private int left;
    private Instant end = Instant.MIN;

    CallWindow(ChronoUnit unit, int limit) {
        this.unit = unit;
        this.limit = limit;
        this.highest = limit;
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

    /**
     * Believes the headers where they make sense: others may use the same calls, and the limit may be a larger one. Within a window they can only take calls
     * away, or a header that is wrong on every answer would never let us stop; calls come back with the next window, or with a limit that is higher than any
     * this window has known.
     */
    void told(RateHeaders.Family told, Instant now) {
        roll(now);
        boolean late = told.reset().filter(this::isOfWindowBefore).isPresent();
        Optional<Instant> reset = told.reset().filter(moment -> plausible(moment, now));
        boolean another = reset.filter(this::isOfWindowAfter).isPresent();
        reset.filter(moment -> !late).ifPresent(moment -> end = moment);
        if (another) {
            highest = limit;
            left = limit;
        }
        told.limit().ifPresent(this::limited);
        if (!late) {
            told.remaining().ifPresent(value -> left = Math.min(value, left));
        }
    }

    private void limited(int value) {
        left = Math.min(value, left + Math.max(0, value - highest));
        highest = Math.max(highest, value);
        limit = value;
    }

    /** An answer that was under way while the window ended; what it says is over. */
    private boolean isOfWindowBefore(Instant reset) {
        return isNear(reset, end.minus(unit.getDuration()));
    }

    /** By Exact's clock the next window has begun, by ours this one has not quite ended. */
    private boolean isOfWindowAfter(Instant reset) {
        return !reset.isBefore(end.plus(unit.getDuration()).minus(SKEW));
    }

    private static boolean isNear(Instant one, Instant other) {
        return Duration.between(one, other).abs().compareTo(SKEW) <= 0;
    }

    /** Nothing more until the end of the window. */
    void exhausted(RateHeaders.Family told, Instant now) {
        told(told, now);
        left = 0;
    }

    private boolean plausible(Instant reset, Instant now) {
        Duration ahead = Duration.between(now, reset);
        return ahead.compareTo(SKEW.negated()) > 0
                && ahead.compareTo(unit.getDuration().plus(SKEW)) < 0;
    }

    private void roll(Instant now) {
        if (end.equals(Instant.MIN) || !now.isBefore(over())) {
            end = now.truncatedTo(unit).plus(1, unit);
            left = limit;
            highest = limit;
        } else if (end.isAfter(now.plus(unit.getDuration()).plus(SKEW))) {
            // The clock was set back, which only the sandbox's does.
            end = now.truncatedTo(unit).plus(1, unit);
        }
    }
}
