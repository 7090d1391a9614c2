package com.optiply.connector.writer.consume;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.optiply.connector.model.json.EventJson;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Values of records, read as strictly as the database reads their text: it is stored as it came, so what only one of the two can read must not pass. One value in
 * UTF-8, nothing before or behind it.
 */
final class Values {

    /** The fields that a type's schema requires. */
    private static final ClassValue<List<RecordComponent>> REQUIRED = new ClassValue<>() {
        @Override
        protected List<RecordComponent> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents())
                    .filter(field -> {
                        JsonProperty property = field.getAccessor().getAnnotation(JsonProperty.class);
                        return property != null && property.required();
                    })
                    .toList();
        }
    };

    private Values() {}

    /** @throws IllegalArgumentException when the bytes are no UTF-8 */
    static String text(byte[] value) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("The value is no UTF-8", e);
        }
    }

    /** @throws IllegalArgumentException when the text is no such value; the message does not repeat it */
    static <T> T read(String text, Class<T> type) {
        try {
            T value = EventJson.mapper()
                    .readerFor(type)
                    .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readValue(text);
            if (value == null) {
                throw new IllegalArgumentException("The record has no value");
            }
            return value;
        } catch (JsonMappingException e) {
            throw new IllegalArgumentException(
                    "Not a JSON " + type.getSimpleName() + ": field " + e.getPathReference() + " cannot be read");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not a JSON " + type.getSimpleName() + ": broken at character "
                    + e.getLocation().getCharOffset());
        }
    }

    /** @throws IllegalArgumentException when a field that the schema requires is missing or null */
    static void checkComplete(Object value) {
        for (RecordComponent field : REQUIRED.get(value.getClass())) {
            if (of(field, value) == null) {
                throw new IllegalArgumentException("The value has no " + field.getName());
            }
        }
    }

    private static Object of(RecordComponent field, Object value) {
        try {
            return field.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("Field " + field.getName() + " cannot be read", e);
        }
    }
}
