package com.optiply.connector.poller.budget;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * What the {@code X-RateLimit-…} headers of an answer say (Exact reference, section 2.2). A family may be missing: then it says nothing.
 *
 * @param minute calls of this minute
 * @param day    calls of this day
 */
public record RateHeaders(Family minute, Family day) {

    /** One family of headers; every part may be missing or nonsense, which counts as missing. */
    public record Family(OptionalInt limit, OptionalInt remaining, Optional<Instant> reset) {

        /** Whether the answer named this family at all. */
        public boolean isPresent() {
            return limit.isPresent() || remaining.isPresent() || reset.isPresent();
        }
    }

    /** Values below are seconds, above milliseconds: 1e11 ms is the year 1973, 1e11 s the year 5138. */
    private static final long SECONDS_BELOW = 100_000_000_000L;

    private static final int LARGEST = 1_000_000;

    /** @param header value of a header by name, case-insensitive */
    public static RateHeaders of(Function<String, Optional<String>> header) {
        return new RateHeaders(family("X-RateLimit-Minutely-", header), family("X-RateLimit-", header));
    }

    private static Family family(String prefix, Function<String, Optional<String>> header) {
        return new Family(
                number(header.apply(prefix + "Limit"), 1),
                number(header.apply(prefix + "Remaining"), 0),
                header.apply(prefix + "Reset").flatMap(RateHeaders::moment));
    }

    private static OptionalInt number(Optional<String> text, int smallest) {
        try {
            int value = Integer.parseInt(text.orElse("").trim());
            return value >= smallest && value <= LARGEST ? OptionalInt.of(value) : OptionalInt.empty();
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    private static Optional<Instant> moment(String text) {
        try {
            long value = Long.parseLong(text.trim());
            return Optional.of(value < SECONDS_BELOW ? Instant.ofEpochSecond(value) : Instant.ofEpochMilli(value));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
