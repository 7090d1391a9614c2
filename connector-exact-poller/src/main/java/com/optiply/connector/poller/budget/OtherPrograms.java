package com.optiply.connector.poller.budget;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** How many calls of the day other programs take from the same allowance, as the headers show it. Times are Exact's. Not thread-safe. */
final class OtherPrograms {

    /** So much must have been watched before the pace counts in full. */
    private static final Duration LEAST_WATCHED = Duration.ofHours(1);

    private Instant since;
    private long calls;

    /** An answer shows that the others made so many calls since the answer before; what the first one shows was before our time. */
    void seen(int more, Instant now) {
        Instant today = now.truncatedTo(ChronoUnit.DAYS);
        if (since == null || now.isBefore(since)) {
            since = now;
            calls = 0;
            return;
        }
        if (since.isBefore(today)) {
            since = today;
            calls = 0;
        }
        calls += more;
    }

    /** Calls that they will take until midnight UTC if they go on like this. */
    double untilMidnight(Instant now) {
        if (since == null || since.isBefore(now.truncatedTo(ChronoUnit.DAYS))) {
            return 0;
        }
        Duration watched = Duration.between(since, now);
        long millis = Math.max(watched.toMillis(), LEAST_WATCHED.toMillis());
        return (double) calls
                * Duration.between(now, DayPlan.midnightAfter(now)).toMillis()
                / millis;
    }
}
