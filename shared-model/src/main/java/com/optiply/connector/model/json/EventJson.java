package com.optiply.connector.model.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The one JSON form of values: UTC instants and dates as ISO 8601 text, decimals as plain numbers, absent fields left out, unknown fields tolerated.
 *
 * <p>Law: {@code read(write(x), type).equals(x)}.
 */
public final class EventJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
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

    /** @throws IllegalArgumentException when the bytes are no such value; the message does not repeat them */
    public static <T> T read(byte[] json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonMappingException e) {
            throw new IllegalArgumentException(
                    "Not a JSON " + type.getSimpleName() + ": field " + e.getPathReference() + " cannot be read");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not a JSON " + type.getSimpleName() + ": broken at character "
                    + e.getLocation().getCharOffset());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
