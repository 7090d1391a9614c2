package com.optiply.connector.writer.mapping;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A moment as Exact's dates see it: they are days in the Netherlands, whatever the server thinks (Exact reference, section 3.5).
 *
 * @param now  vendor time
 * @param zone zone of Exact's dates
 */
public record Day(Instant now, ZoneId zone) {

    public LocalDate today() {
        return LocalDate.ofInstant(now, zone);
    }

    /** @return when that day begins, if it is still to come */
    Optional<Instant> comingStartOf(LocalDate day) {
        Instant start = day.atStartOfDay(zone).toInstant();
        return start.isAfter(now) ? Optional.of(start) : Optional.empty();
    }

    static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
        if (one.isEmpty() || (other.isPresent() && other.get().isBefore(one.get()))) {
            return other;
        }
        return one;
    }
}
