package com.optiply.connector.poller.wire;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Exact's dates: {@code /Date(ms)/} counts the wall clock of Amsterdam as if it were UTC (Exact reference, section 3.5). A date without time is its midnight
 * and is never shifted.
 */
public final class ExactDates {

    private static final ZoneId WALL_CLOCK = ZoneId.of("Europe/Amsterdam");
    private static final Pattern WIRE = Pattern.compile("/Date\\((-?\\d{1,16})(?:[+-]\\d{4})?\\)/");

    private ExactDates() {}

    /**
     * The moment meant. The hour that the wall clock shows twice in October is taken the first time (summer time), the one it skips in March is moved on by
     * an hour: nothing in the answer could tell better.
     *
     * @throws BadRow when the text is no such date
     */
    public static Instant instant(String wire) {
        return wallClock(wire).atZone(WALL_CLOCK).toInstant();
    }

    /** The day meant. @throws BadRow when the text is no such date */
    public static LocalDate date(String wire) {
        return wallClock(wire).toLocalDate();
    }

    /** A day as a literal in a query, encoded for a URL. */
    public static String literal(LocalDate day) {
        return "datetime%27" + day + "T00:00:00%27";
    }

    private static LocalDateTime wallClock(String wire) {
        Matcher matcher = WIRE.matcher(wire);
        if (!matcher.matches()) {
            throw new BadRow("bad-date", "'" + wire + "' is no /Date(ms)/");
        }
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(Long.parseLong(matcher.group(1))), ZoneOffset.UTC);
    }
}
