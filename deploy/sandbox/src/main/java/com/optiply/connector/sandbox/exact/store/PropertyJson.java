package com.optiply.connector.sandbox.exact.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.optiply.connector.sandbox.exact.model.EdmType;
import com.optiply.connector.sandbox.exact.model.Field;
import com.optiply.connector.sandbox.exact.model.Property;
import com.optiply.connector.sandbox.exact.model.StoreType;
import com.optiply.connector.sandbox.exact.model.ValueTexts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Rows in the admin face's JSON: plain names and values, dates as the wall clock shows them, without zone. */
public final class PropertyJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private PropertyJson() {}

    /**
     * Values by property; JSON null becomes null. {@code Timestamp} is ignored.
     *
     * @throws IllegalArgumentException for an unknown property or a value of another type
     */
    public static Map<Property, Object> read(StoreType type, JsonNode row) {
        Map<Property, Object> values = new LinkedHashMap<>();
        row.properties().forEach(entry -> {
            if (!entry.getKey().equals(Field.TIMESTAMP)) {
                Property property = type.required(entry.getKey());
                JsonNode value = entry.getValue();
                values.put(property, value.isNull() ? null : value(property, value));
            }
        });
        return values;
    }

    private static Object value(Property property, JsonNode value) {
        if (value.isContainerNode()) {
            throw new IllegalArgumentException(property + " takes one value");
        }
        if (property.type() == EdmType.DOUBLE && value.isNumber()) {
            return value.doubleValue();
        }
        try {
            return ValueTexts.parse(property.type(), value.asText());
        } catch (IllegalArgumentException broken) {
            throw new IllegalArgumentException(property + ": " + broken.getMessage(), broken);
        }
    }

    /** All values that are not null, and the row version as a number. */
    public static ObjectNode write(Row row) {
        ObjectNode json = JSON.createObjectNode();
        row.type().properties().values().forEach(property -> {
            Object value = row.get(property);
            switch (value) {
                case null -> {}
                case Boolean truth -> json.put(property.name(), truth);
                case Integer number -> json.put(property.name(), number);
                case Double number -> json.put(property.name(), number);
                case Long time
                when property.type() == EdmType.DATE_TIME -> json.put(property.name(), ValueTexts.dateTime(time));
                case Long number -> json.put(property.name(), number);
                default -> json.put(property.name(), value.toString());
            }
        });
        return json.put(Field.TIMESTAMP, row.timestamp());
    }

    /** A JSON resource; a missing node when there is none. */
    public static JsonNode resource(String name) {
        try (InputStream in = PropertyJson.class.getResourceAsStream(name)) {
            return in == null ? JSON.missingNode() : JSON.readTree(in);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
