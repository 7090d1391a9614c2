package com.optiply.connector.sandbox.exact.model;

import com.optiply.connector.sandbox.clock.SandboxClock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import java.util.regex.Pattern;

/** Values as texts: the admin API's dates without zone, guids, numbers. parse(type, text(type, v)) = v. */
public final class ValueTexts {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS");

    private static final Pattern OFFSET = Pattern.compile("[+-]\\d\\d:\\d\\d$");

    private ValueTexts() {}

    /**
     * A value from its text.
     *
     * @throws IllegalArgumentException when the text is no value of the type
     */
    public static Object parse(EdmType type, String text) {
        try {
            return switch (type) {
                case GUID -> guid(text);
                case STRING, BINARY -> text;
                case INT64 -> (Object) Long.valueOf(text);
                case INT32, INT16 -> Integer.valueOf(text);
                case BYTE -> text.equals("true") ? 1 : text.equals("false") ? 0 : Integer.valueOf(text);
                case DOUBLE -> Double.valueOf(text);
                case BOOLEAN -> truth(text);
                case DATE_TIME -> wallMillis(text);
                case COLLECTION -> throw new IllegalArgumentException("a collection has no value");
            };
        } catch (DateTimeParseException | NumberFormatException broken) {
            throw new IllegalArgumentException("'" + text + "' is no " + type.label(), broken);
        }
    }

    private static UUID guid(String text) {
        if (text.length() != 36) {
            throw new IllegalArgumentException("'" + text + "' is no Guid");
        }
        return UUID.fromString(text);
    }

    private static Boolean truth(String text) {
        return switch (text) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw new IllegalArgumentException("'" + text + "' is no Boolean");
        };
    }

    /** Wall-clock milliseconds of an ISO date or date-time without zone; one with an offset is taken to Amsterdam. */
    public static long wallMillis(String text) {
        if (text.length() > 16 && OFFSET.matcher(text).find()) {
            return SandboxClock.wallMillis(OffsetDateTime.parse(text).toInstant());
        }
        LocalDateTime local = text.length() <= 10
                ? LocalDate.parse(text).atStartOfDay()
                : LocalDateTime.parse(text.endsWith("Z") ? text.substring(0, text.length() - 1) : text);
        return local.toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    /** A wall-clock time as ISO text without zone, with milliseconds only when there are some. */
    public static String dateTime(long wallMillis) {
        LocalDateTime local = LocalDateTime.ofEpochSecond(
                Math.floorDiv(wallMillis, 1000), (int) Math.floorMod(wallMillis, 1000L) * 1_000_000, ZoneOffset.UTC);
        return local.format(local.getNano() == 0 ? SECONDS : MILLIS);
    }
}
