package com.optiply.connector.poller.budget;

import java.time.Duration;

/**
 * The limits of one division.
 *
 * @param perMinute     calls in a minute of the clock, until a header says otherwise
 * @param perDay        calls in a UTC day, until a header says otherwise
 * @param keptPerMinute calls of a minute that {@link CallKind#BACKFILL} leaves
 * @param keptPerDay    calls of a day that {@link CallKind#BACKFILL} leaves
 * @param errorsPerHour errors of an endpoint after which it is left alone for the hour
 */
public record CallLimits(int perMinute, int perDay, int keptPerMinute, int keptPerDay, int errorsPerHour) {

    /** How long after its end a period is still taken to run: our clock and Exact's are never quite the same. */
    static final Duration MARGIN = Duration.ofSeconds(1);
}
