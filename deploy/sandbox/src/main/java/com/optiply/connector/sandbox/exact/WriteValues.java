package com.optiply.connector.sandbox.exact;

import com.fasterxml.jackson.databind.JsonNode;
import com.optiply.connector.sandbox.exact.model.EdmType;
import com.optiply.connector.sandbox.exact.model.Field;
import com.optiply.connector.sandbox.exact.model.ValueTexts;
import com.optiply.connector.sandbox.exact.odata.ODataProblem;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values in the bodies that clients really send: numbers as texts, dates with and without seconds, fractions, zone and as
 * {@code /Date(…)/}, guids in braces.
 */
final class WriteValues {
    private static final Pattern DATE = Pattern.compile("/Date\\((-?\\d+)(?:[+-]\\d{4})?\\)/");

    private WriteValues() {}

    /** The value of a field, or null; {@link ODataProblem} 400 when it is of another type. */
    static Object of(Field field, JsonNode value) {
        if (value.isNull()) {
            return null;
        }
        try {
            if (value.isContainerNode()) {
                throw new IllegalArgumentException("a container");
            }
            return read(field.type(), value);
        } catch (IllegalArgumentException broken) {
            throw new ODataProblem(
                    400,
                    "Error processing request stream. Error encountered in converting the value from request payload for"
                            + " property '" + field.name() + "' to type 'Edm."
                            + field.type().label()
                            + "', which is the property's expected type. See inner exception for more detail.");
        }
    }

    private static Object read(EdmType type, JsonNode value) {
        String text = value.asText();
        return switch (type) {
            case GUID -> ValueTexts.parse(type, text.replace("{", "").replace("}", ""));
            case DATE_TIME -> date(text);
            case INT32, INT16, INT64 ->
                value.isNumber() && value.doubleValue() == Math.rint(value.doubleValue())
                        ? ValueTexts.parse(type, String.valueOf(value.longValue()))
                        : ValueTexts.parse(type, text);
            case DOUBLE -> value.isNumber() ? (Object) value.doubleValue() : ValueTexts.parse(type, text);
            default -> ValueTexts.parse(type, text);
        };
    }

    private static Object date(String text) {
        Matcher json = DATE.matcher(text);
        return json.matches() ? Long.valueOf(json.group(1)) : ValueTexts.parse(EdmType.DATE_TIME, text);
    }
}
