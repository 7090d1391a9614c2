package com.optiply.connector.sandbox.optiply;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Date-times as Optiply shows them: UTC, seconds, Z. */
final class Times {
    private Times() {}

    static String text(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /**
     * A date-time with Z or an offset and any fraction of a second.
     *
     * @param dateOnly whether a date alone is its midnight
     * @throws java.time.DateTimeException for any other text
     */
    static Instant parse(String text, boolean dateOnly) {
        return dateOnly && text.length() == 10
                ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                : OffsetDateTime.parse(text).toInstant();
    }
}
