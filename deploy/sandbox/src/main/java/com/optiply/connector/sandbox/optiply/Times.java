package com.optiply.connector.sandbox.optiply;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Date-times as Optiply shows them: UTC, seconds, Z. */
final class Times {
    private Times() {}

    static String text(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
