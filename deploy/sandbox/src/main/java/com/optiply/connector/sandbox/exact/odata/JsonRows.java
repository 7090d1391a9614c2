package com.optiply.connector.sandbox.exact.odata;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.SerializedString;
import com.optiply.connector.sandbox.exact.model.EdmType;
import com.optiply.connector.sandbox.exact.model.Entity;
import com.optiply.connector.sandbox.exact.model.Field;
import com.optiply.connector.sandbox.exact.store.Row;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Pages and rows in Exact's JSON (Exact reference §3.3, §3.4). */
public final class JsonRows {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .build();
    private static final SerializedString METADATA = new SerializedString("__metadata");
    private static final SerializedString DEFERRED = new SerializedString("__deferred");
    private static final SerializedString RESULTS = new SerializedString("results");
    private static final SerializedString URI = new SerializedString("uri");
    private static final SerializedString TYPE = new SerializedString("type");
    private static final double LARGEST_WHOLE = 1e15;

    private JsonRows() {}

    /** A list answer; a bare array as {@code d} where that quirk applies. */
    public static Buffer page(Rendering rendering, Page page, Optional<String> next, boolean bare) {
        return write(json -> {
            json.writeStartObject();
            if (bare) {
                json.writeArrayFieldStart("d");
                rows(json, rendering, page.rows());
                json.writeEndArray();
            } else {
                json.writeObjectFieldStart("d");
                if (page.count().isPresent()) {
                    json.writeStringField("__count", String.valueOf(page.count().getAsInt()));
                }
                json.writeArrayFieldStart("results");
                rows(json, rendering, page.rows());
                json.writeEndArray();
                if (next.isPresent()) {
                    json.writeStringField("__next", next.get());
                }
                json.writeEndObject();
            }
            json.writeEndObject();
        });
    }

    /** An answer of one row. */
    public static Buffer single(Rendering rendering, Row row) {
        return write(json -> {
            json.writeStartObject();
            json.writeFieldName("d");
            row(json, rendering, row);
            json.writeEndObject();
        });
    }

    /** Exact's error body (Exact reference §3.6). */
    public static Buffer error(String message) {
        return write(json -> {
            json.writeStartObject();
            json.writeObjectFieldStart("error");
            json.writeStringField("code", "");
            json.writeObjectFieldStart("message");
            json.writeStringField("lang", "");
            json.writeStringField("value", message);
            json.writeEndObject();
            json.writeEndObject();
            json.writeEndObject();
        });
    }

    private static void rows(JsonGenerator json, Rendering rendering, Iterable<Row> rows) throws IOException {
        for (Row row : rows) {
            row(json, rendering, row);
        }
    }

    private static void row(JsonGenerator json, Rendering rendering, Row row) throws IOException {
        json.writeStartObject();
        json.writeFieldName(METADATA);
        json.writeStartObject();
        json.writeFieldName(URI);
        json.writeString(rendering.address(row));
        json.writeFieldName(TYPE);
        json.writeString(rendering.entity().typeName());
        json.writeEndObject();
        for (Field field : rendering.fields()) {
            json.writeFieldName(field.jsonName());
            if (field.navigation()) {
                navigation(json, rendering, field, row);
            } else if (field.timestamp()) {
                json.writeString(String.valueOf(row.timestamp()));
            } else {
                value(json, rendering, field, row);
            }
        }
        json.writeEndObject();
    }

    private static void value(JsonGenerator json, Rendering rendering, Field field, Row row) throws IOException {
        Object value = row.get(field.stored());
        if (value == null) {
            json.writeNull();
            return;
        }
        switch (value) {
            case String text -> json.writeString(field.padding().apply(text));
            case Boolean truth -> json.writeBoolean(truth);
            case Integer number -> json.writeNumber(number);
            case Double number -> decimal(json, rendering.signed(field, row, number));
            case Long number when field.type() == EdmType.DATE_TIME -> json.writeString("/Date(" + number + ")/");
            default -> json.writeString(value.toString());
        }
    }

    private static void decimal(JsonGenerator json, double number) throws IOException {
        if (number == Math.rint(number) && Math.abs(number) < LARGEST_WHOLE) {
            json.writeNumber((long) number);
        } else {
            json.writeNumber(number);
        }
    }

    private static void navigation(JsonGenerator json, Rendering rendering, Field field, Row row) throws IOException {
        Optional<Entity.Expansion> expansion = rendering
                .entity()
                .expansion(field.name())
                .filter(one -> rendering.expand().contains(one.navigation()));
        json.writeStartObject();
        if (expansion.isPresent()) {
            Rendering.Inline inline = rendering.lines().of(expansion.get(), row);
            json.writeFieldName(RESULTS);
            json.writeStartArray();
            rows(json, inline.rendering(), inline.rows());
            json.writeEndArray();
        } else {
            json.writeFieldName(DEFERRED);
            json.writeStartObject();
            json.writeFieldName(URI);
            json.writeString(rendering.address(row) + "/" + field.name());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static Buffer write(Writing writing) {
        Bytes bytes = new Bytes();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            writing.to(json);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.buffer();
    }

    private interface Writing {
        void to(JsonGenerator json) throws IOException;
    }
}
