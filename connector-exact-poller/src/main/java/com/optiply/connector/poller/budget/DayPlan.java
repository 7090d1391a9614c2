package com.optiply.connector.poller.budget;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What following streams at their intervals costs, and how far the intervals must be stretched so that it fits into what the day has left.
 *
 * @param perDay calls of a whole day at the intervals
 */
public record DayPlan(double perDay) {

    private static final Duration DAY = Duration.ofDays(1);

    /** Calls that are left alone for probes, hints and repeated pages, as a part of what is left. */
    private static final double SPARE = 0.05;

    private static final double MOST = 60;

    /** Calls of a day when so many are made each time. */
    public static double callsPerDay(Duration interval, int calls) {
        return (double) calls * DAY.toMillis() / Math.max(1, interval.toMillis());
    }

    /** Whether a whole day of it fits into so many calls. */
    public boolean fits(int callsPerDay) {
        return perDay <= callsPerDay * (1 - SPARE);
    }

    /** Calls it needs until midnight UTC. */
    public double untilMidnight(Instant now) {
        return perDay * Duration.between(now, midnightAfter(now)).toMillis() / DAY.toMillis();
    }

    /** @return by how much to multiply the intervals, from 1 up to 60 @param left calls of the day that are left */
    public double stretch(int left, Instant now) {
        double spendable = Math.max(1, left * (1 - SPARE));
        return Math.clamp(untilMidnight(now) / spendable, 1, MOST);
    }

    /** When the day ends, by whose calls Exact counts. */
    public static Instant midnightAfter(Instant now) {
        return now.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
    }
}
