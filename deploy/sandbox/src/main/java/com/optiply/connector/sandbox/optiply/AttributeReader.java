package com.optiply.connector.sandbox.optiply;

import com.fasterxml.jackson.databind.JsonNode;
import com.optiply.connector.sandbox.switches.OptiplySwitch;
import com.optiply.connector.sandbox.switches.Switches;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads one attribute from JSON and holds it against its rules (Optiply reference §8). */
final class AttributeReader {
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s.]+");
    private static final int DIGITS_BEFORE_POINT = 17;

    private final Switches switches;

    AttributeReader(Switches switches) {
        this.switches = switches;
    }

    /** The value; {@link OptiplyProblem} 500 for a wrong JSON type, 400 for a value out of range. */
    Object read(Attribute attribute, JsonNode json) {
        return switch (attribute.kind()) {
            case STRING -> text(attribute, json);
            case INTEGER -> whole(attribute, json);
            case DECIMAL -> decimal(attribute, json);
            case BOOLEAN -> {
                if (!json.isBoolean()) {
                    throw wrongType(attribute, json);
                }
                yield json.booleanValue();
            }
            case DATE_TIME -> dateTime(attribute, json);
            case STRINGS -> texts(attribute, json);
            case ID -> id(attribute, json);
        };
    }

    private String text(Attribute attribute, JsonNode json) {
        if (!json.isTextual()) {
            throw wrongType(attribute, json);
        }
        String text = json.textValue();
        if (!attribute.words().isEmpty()) {
            String word = text.toLowerCase(Locale.ROOT);
            if (!attribute.words().contains(word)) {
                throw invalid(attribute, "must be one of " + attribute.words());
            }
            return word;
        }
        attribute.number("max").filter(max -> text.length() > max.intValue()).ifPresent(max -> {
            throw invalid(attribute, "must not be longer than " + max);
        });
        attribute
                .number("length")
                .filter(length -> text.length() != length.intValue())
                .ifPresent(length -> {
                    throw invalid(attribute, "must have " + length + " characters");
                });
        if (attribute.required() && text.isBlank()) {
            throw invalid(attribute, "must not be blank");
        }
        return text;
    }

    private Long whole(Attribute attribute, JsonNode json) {
        if (!json.isIntegralNumber() || !json.canConvertToLong()) {
            throw wrongType(attribute, json);
        }
        checkRange(attribute, BigDecimal.valueOf(json.longValue()));
        return json.longValue();
    }

    private BigDecimal decimal(Attribute attribute, JsonNode json) {
        BigDecimal number;
        try {
            if (!json.isNumber() && !json.isTextual()) {
                throw wrongType(attribute, json);
            }
            number = new BigDecimal(json.asText().strip());
        } catch (NumberFormatException broken) {
            throw wrongType(attribute, json);
        }
        checkRange(attribute, number);
        if (attribute.has("price")
                && number.compareTo(BigDecimal.valueOf(switches.decimal(OptiplySwitch.MAXIMUM_PRICE))) > 0) {
            throw invalid(attribute, "must not be more than " + switches.value(OptiplySwitch.MAXIMUM_PRICE));
        }
        if (number.precision() - number.scale() > DIGITS_BEFORE_POINT) {
            throw invalid(attribute, "has too many digits");
        }
        return number.setScale(switches.number(OptiplySwitch.DECIMAL_DIGITS), RoundingMode.HALF_UP);
    }

    private String dateTime(Attribute attribute, JsonNode json) {
        if (!json.isTextual()) {
            throw wrongType(attribute, json);
        }
        try {
            return Times.text(Times.parse(json.textValue(), switches.on(OptiplySwitch.DATE_ONLY)));
        } catch (DateTimeException broken) {
            throw wrongType(attribute, json);
        }
    }

    private List<String> texts(Attribute attribute, JsonNode json) {
        if (!json.isArray()) {
            throw wrongType(attribute, json);
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode element : json) {
            if (!element.isTextual()) {
                throw wrongType(attribute, element);
            }
            if (attribute.has("emails") && !EMAIL.matcher(element.textValue()).matches()) {
                throw new OptiplyProblem(400, "'" + element.textValue() + "' is not a valid address");
            }
            texts.add(element.textValue());
        }
        return List.copyOf(texts);
    }

    private Long id(Attribute attribute, JsonNode json) {
        if (json.isIntegralNumber()) {
            return json.longValue();
        }
        if (json.isTextual() && json.textValue().matches("\\d{1,18}")) {
            return Long.valueOf(json.textValue());
        }
        throw wrongType(attribute, json);
    }

    private void checkRange(Attribute attribute, BigDecimal number) {
        attribute.number("min").filter(min -> number.compareTo(min) < 0).ifPresent(min -> {
            throw invalid(attribute, "must be " + min + " or more");
        });
        attribute.number("max").filter(max -> number.compareTo(max) > 0).ifPresent(max -> {
            throw invalid(attribute, "must be " + max + " or less");
        });
        if (attribute.has("nonzero")
                && (number.signum() == 0 || number.signum() < 0 && !switches.on(OptiplySwitch.NEGATIVE_RECEIPTS))) {
            throw invalid(attribute, "must not be " + number);
        }
        int longest = attribute.has("delivery") ? switches.number(OptiplySwitch.SUPPLIER_PRODUCT_DELIVERY) : 0;
        if (longest > 0 && number.compareTo(BigDecimal.valueOf(longest)) > 0) {
            throw invalid(attribute, "must be " + longest + " or less");
        }
    }

    private OptiplyProblem invalid(Attribute attribute, String message) {
        return OptiplyProblem.invalid(switches, attribute.name() + ": " + message);
    }

    private OptiplyProblem wrongType(Attribute attribute, JsonNode json) {
        return new OptiplyProblem(
                switches.number(OptiplySwitch.WRONG_TYPE_STATUS),
                "Resource error: cannot read " + json + " as " + attribute.name());
    }
}
