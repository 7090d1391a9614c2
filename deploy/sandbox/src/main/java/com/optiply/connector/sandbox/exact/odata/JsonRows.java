package com.optiply.connector.sandbox.exact.odata;

import com.optiply.connector.sandbox.exact.model.EdmType;
import com.optiply.connector.sandbox.exact.model.Entity;
import com.optiply.connector.sandbox.exact.model.Field;
import com.optiply.connector.sandbox.exact.store.Row;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/** Pages and rows in Exact's JSON (Exact reference §3.3, §3.4). */
public final class JsonRows {
    private static final int ROW_BYTES = 200;
    private static final int FIELD_BYTES = 40;

    private final JsonBytes json;

    private JsonRows(int rows, int fields) {
        this.json = new JsonBytes(rows * (ROW_BYTES + fields * FIELD_BYTES));
    }

    /** A list answer; a bare array as {@code d} where that quirk applies. */
    public static Buffer page(Rendering rendering, Page page, Optional<String> next, boolean bare) {
        JsonRows rows = new JsonRows(page.rows().size(), rendering.fields().size());
        JsonBytes json = rows.json;
        if (bare) {
            json.ascii("{\"d\":[");
            rows.rows(rendering, page.rows());
            return json.ascii("]}").buffer();
        }
        json.ascii("{\"d\":{");
        page.count()
                .ifPresent(count -> json.ascii("\"__count\":\"").number(count).ascii("\","));
        json.ascii("\"results\":[");
        rows.rows(rendering, page.rows());
        json.character(']');
        next.ifPresent(address -> json.ascii(",\"__next\":").string(address));
        return json.ascii("}}").buffer();
    }

    /** An answer of one row. */
    public static Buffer single(Rendering rendering, Row row) {
        JsonRows rows = new JsonRows(1, rendering.fields().size());
        rows.json.ascii("{\"d\":");
        rows.row(new Frame(rendering), row);
        return rows.json.character('}').buffer();
    }

    /** One property of a row. */
    public static Buffer property(Rendering rendering, Field field, Row row) {
        JsonRows rows = new JsonRows(1, 1);
        rows.json.ascii("{\"d\":{\"").ascii(field.name()).ascii("\":");
        rows.value(rendering, field, row);
        return rows.json.ascii("}}").buffer();
    }

    /** Exact's error body (Exact reference §3.6). */
    public static Buffer error(String message) {
        return new JsonBytes(ROW_BYTES)
                .ascii("{\"error\":{\"code\":\"\",\"message\":{\"lang\":\"\",\"value\":")
                .string(message)
                .ascii("}}}")
                .buffer();
    }

    private void rows(Rendering rendering, Iterable<Row> rows) {
        Frame frame = new Frame(rendering);
        boolean first = true;
        for (Row row : rows) {
            if (!first) {
                json.character(',');
            }
            first = false;
            row(frame, row);
        }
    }

    private void row(Frame frame, Row row) {
        json.raw(frame.beforeKey);
        key(frame.rendering.entity().key(), row);
        json.raw(frame.afterKey);
        for (Field field : frame.rendering.fields()) {
            json.raw(field.jsonName().opening());
            if (field.navigation()) {
                navigation(frame, field, row);
            } else if (field.timestamp()) {
                json.character('"').number(row.timestamp()).character('"');
            } else {
                value(frame.rendering, field, row);
            }
        }
        json.character('}');
    }

    private void key(Field key, Row row) {
        if (key.timestamp()) {
            json.number(row.timestamp()).character('L');
        } else if (row.get(key.stored()) instanceof UUID guid) {
            json.ascii("guid'").guid(guid).character('\'');
        } else {
            json.content(Literals.of(key, row));
        }
    }

    private void value(Rendering rendering, Field field, Row row) {
        switch (row.get(field.stored())) {
            case null -> json.nothing();
            case UUID guid -> json.character('"').guid(guid).character('"');
            case String text -> text(field.padding(), text);
            case Double number -> json.decimal(rendering.signed(field, row, number));
            case Integer number -> json.number(number);
            case Boolean truth -> json.ascii(truth ? "true" : "false");
            case Long number
            when field.type() == EdmType.DATE_TIME ->
                json.ascii("\"/Date(").number(number).ascii(")/\"");
            case Object other -> json.string(other.toString());
        }
    }

    private void text(Field.Padding padding, String text) {
        int blanks = padding.width() - text.length();
        if (blanks > 0) {
            json.padded(text, blanks, padding.left());
        } else {
            json.string(text);
        }
    }

    private void navigation(Frame frame, Field field, Row row) {
        Rendering rendering = frame.rendering;
        Optional<Rendering.Inline> inline = rendering.inline(field, row);
        if (inline.isPresent()) {
            json.ascii("{\"results\":[");
            rows(inline.get().rendering(), inline.get().rows());
            json.ascii("]}");
        } else {
            json.ascii("{\"__deferred\":{\"uri\":").string(rendering.address(row) + "/" + field.name());
            json.ascii("}}");
        }
    }

    /** What the rows of one rendering have in common. */
    private static final class Frame {
        private final Rendering rendering;
        private final byte[] beforeKey;
        private final byte[] afterKey;

        private Frame(Rendering rendering) {
            this.rendering = rendering;
            Entity entity = rendering.entity();
            String address = rendering.serviceRoot() + "/" + entity.path() + "(";
            this.beforeKey = bytes("{\"__metadata\":{\"uri\":\"" + address);
            this.afterKey = bytes(")\",\"type\":\"" + entity.typeName() + "\"}");
        }

        private static byte[] bytes(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }
}
