package com.optiply.connector.model.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/**
 * The one JSON form of values: UTC instants and dates as ISO 8601 text, decimals as plain numbers, absent fields left out, unknown fields tolerated.
 *
 * <p>Law: {@code read(write(x), type).equals(x)}.
 */
public final class EventJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule().addDeserializer(BigDecimal.class, new Decimals.Reader()))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private EventJson() {}

    /** The mapper itself, for streaming and trees; do not reconfigure it. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /** @throws IllegalArgumentException when the value has no JSON form */
    public static byte[] write(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "Cannot be written as JSON: " + value.getClass().getSimpleName(), e);
        }
    }

    /**
     * A value as a record carries it.
     *
     * @param json UTF-8, never null: a deletion has no value to be read
     * @throws IllegalArgumentException as {@link #read(String, Class)} says
     */
    public static <T> T read(byte[] json, Class<T> type) {
        return read(text(json), type);
    }

    /**
     * One value with nothing before or behind it, and with all fields that its schema requires; so what is read needs no second look.
     *
     * @throws IllegalArgumentException when the text is no such value; the message does not repeat it
     */
    public static <T> T read(String json, Class<T> type) {
        try {
            T value = MAPPER.readerFor(type)
                    .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readValue(json);
            if (value == null) {
                throw new IllegalArgumentException("Not a JSON " + type.getSimpleName() + ": it is null");
            }
            RequiredFields.missing(value).ifPresent(field -> {
                throw new IllegalArgumentException(
                        "Not a JSON " + type.getSimpleName() + ": field " + field + " is missing or null");
            });
            return value;
        } catch (JsonMappingException e) {
            throw new IllegalArgumentException(
                    "Not a JSON " + type.getSimpleName() + ": field " + e.getPathReference() + " cannot be read");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not a JSON " + type.getSimpleName() + ": broken at character "
                    + e.getLocation().getCharOffset());
        }
    }

    /** @throws IllegalArgumentException when the bytes are no UTF-8; the message does not repeat them */
    public static String text(byte[] utf8) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("The value is no UTF-8", e);
        }
    }
}
