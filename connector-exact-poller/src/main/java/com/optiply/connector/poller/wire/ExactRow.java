package com.optiply.connector.poller.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.optiply.connector.model.json.Decimals;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * One row of an answer, read by field with Exact's types (Exact reference, section 3.4). A field that is missing, null or an all-zero GUID is absent: accessors
 * whose name begins with {@code need} refuse that, the others answer null, as the records of the event contract want it.
 *
 * <p>All accessors throw {@link BadRow} when the value has another type than asked for.
 */
public final class ExactRow {

    private static final UUID ZERO = new UUID(0, 0);

    private final JsonNode fields;
    private final Supplier<String> raw;

    /** @param raw the row's text as it was sent, made when it is needed */
    public ExactRow(JsonNode fields, Supplier<String> raw) {
        this.fields = fields;
        this.raw = raw;
    }

    /** The row's text as Exact sent it. */
    public String raw() {
        return raw.get();
    }

    /** Names of all fields of the row. */
    public Iterator<String> names() {
        return fields.fieldNames();
    }

    /** A field as it was sent, whatever its type. */
    public String sample(String field) {
        return String.valueOf(fields.get(field));
    }

    public UUID needId(String field) {
        return need(field, id(field));
    }

    public UUID id(String field) {
        JsonNode value = value(field);
        if (value == null) {
            return null;
        }
        String text = textOf(field, value).trim();
        if (text.length() != 36) {
            throw new BadRow("bad-guid", field + " is no GUID");
        }
        try {
            UUID id = UUID.fromString(text);
            return id.equals(ZERO) ? null : id;
        } catch (IllegalArgumentException e) {
            throw new BadRow("bad-guid", field + " is no GUID");
        }
    }

    /** A code of fixed width on the wire: trimmed, absent when blank. */
    public String code(String field) {
        JsonNode value = value(field);
        if (value == null) {
            return null;
        }
        String text = textOf(field, value).trim();
        return text.isEmpty() ? null : text;
    }

    public String needCode(String field) {
        return need(field, code(field));
    }

    /** Free text as it was typed; absent when empty. */
    public String text(String field) {
        JsonNode value = value(field);
        if (value == null) {
            return null;
        }
        String text = textOf(field, value);
        return text.isEmpty() ? null : text;
    }

    /** An Int64, which Exact writes as a string of digits. */
    public long needLong(String field) {
        JsonNode value = need(field, value(field));
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return value.longValue();
        }
        if (value.isTextual()) {
            try {
                return Long.parseLong(value.textValue().trim());
            } catch (NumberFormatException e) {
                throw new BadRow("wrong-type", field + " is no whole number");
            }
        }
        throw new BadRow("wrong-type", field + " is no whole number");
    }

    public Integer integer(String field) {
        JsonNode value = value(field);
        if (value == null) {
            return null;
        }
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw new BadRow("wrong-type", field + " is no whole number");
        }
        return value.intValue();
    }

    public int needInteger(String field) {
        return need(field, integer(field));
    }

    public BigDecimal decimal(String field) {
        JsonNode value = value(field);
        if (value == null) {
            return null;
        }
        if (!value.isNumber()) {
            throw new BadRow("wrong-type", field + " is no number");
        }
        BigDecimal number = value.decimalValue();
        if (!Decimals.isOrdinary(number)) {
            throw new BadRow("wrong-type", field + " is beyond the range of a double");
        }
        return number;
    }

    /** A Boolean, or a Byte that serves as one: 0 or 1. */
    public Boolean flag(String field) {
        JsonNode value = value(field);
        if (value == null) {
            return null;
        }
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        if (value.isIntegralNumber() && (value.intValue() == 0 || value.intValue() == 1)) {
            return value.intValue() == 1;
        }
        throw new BadRow("wrong-type", field + " is neither true nor false");
    }

    /** As {@link #flag}, absent meaning no. */
    public boolean isSet(String field) {
        return Boolean.TRUE.equals(flag(field));
    }

    public Instant instant(String field) {
        JsonNode value = value(field);
        return value == null ? null : ExactDates.instant(textOf(field, value));
    }

    public LocalDate date(String field) {
        JsonNode value = value(field);
        return value == null ? null : ExactDates.date(textOf(field, value));
    }

    private JsonNode value(String field) {
        JsonNode value = fields.get(field);
        return value == null || value.isNull() ? null : value;
    }

    private static String textOf(String field, JsonNode value) {
        if (!value.isTextual()) {
            throw new BadRow("wrong-type", field + " is no text");
        }
        return value.textValue();
    }

    private static <T> T need(String field, T value) {
        if (value == null) {
            throw new BadRow("missing-field", field + " is missing");
        }
        return value;
    }
}
