package com.optiply.connector.poller.exact;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Function;

/**
 * An answer of Exact.
 *
 * @param header   value of a header by name, case-insensitive
 * @param sent     when the request left, by our clock of vendor time
 * @param received when the last byte was there, by the same clock
 */
record HttpAnswer(int status, byte[] body, Function<String, Optional<String>> header, Instant sent, Instant received) {

    /** The {@code Date} header, when it makes sense. */
    Optional<Instant> date() {
        return header.apply("Date").flatMap(text -> {
            try {
                return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant());
            } catch (DateTimeParseException e) {
                return Optional.empty();
            }
        });
    }
}
