package com.optiply.connector.local.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The hand-written cases ({@code hand-written.json}): Exact rows and the Optiply records a person says they become, each with the section of the reference it
 * comes from. Nothing here works out an expected value.
 */
public final class HandWritten {

    private static final String FILE = "hand-written.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode file;
    private final ObjectNode rows = JSON.createObjectNode();

    private HandWritten(JsonNode file) {
        this.file = file;
        addRows(file.path("shared"));
        file.path("cases").forEach(one -> addRows(one.path("rows")));
    }

    public static HandWritten load() {
        try (InputStream in = HandWritten.class.getResourceAsStream(FILE)) {
            return new HandWritten(JSON.readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + FILE, e);
        }
    }

    /** The moment for which the cases are written. */
    public Instant now() {
        return Instant.parse(file.path("now").asText());
    }

    /** The next day, for which some cases say what has changed by time alone. */
    public Instant tomorrow() {
        return Instant.parse(file.path("tomorrow").asText());
    }

    /** All rows by entity, ready to be seeded into an Exact company. */
    public JsonNode rows() {
        return rows;
    }

    public List<HandWrittenCase> cases() {
        List<HandWrittenCase> cases = new ArrayList<>();
        for (JsonNode one : file.path("cases")) {
            List<HandWrittenRecord> records = new ArrayList<>();
            one.path("expect").forEach(expected -> records.add(HandWrittenRecord.of(expected)));
            cases.add(new HandWrittenCase(one.path("case").asText(), texts(one.path("cites")), records));
        }
        return cases;
    }

    /**
     * Compares what Optiply holds with the cases.
     *
     * @param setting  the name of the settings the tenant has
     * @param tomorrow whether the day after has come
     * @return one sentence for each record that is not as written
     */
    public List<String> differences(String setting, boolean tomorrow, Picture actual) {
        List<String> found = new ArrayList<>();
        for (HandWrittenCase one : cases()) {
            one.records().stream()
                    .filter(expected -> expected.settings().contains(setting))
                    .flatMap(expected -> expected.differences(tomorrow, actual).stream())
                    .forEach(difference -> found.add(
                            "hand-written case \"" + one.title() + "\" " + one.references() + ": " + difference));
        }
        return found;
    }

    private void addRows(JsonNode more) {
        more.properties().forEach(entry -> {
            ArrayNode all = rows.withArray(entry.getKey());
            for (JsonNode row : entry.getValue()) {
                ObjectNode whole = file.path("defaults").path(entry.getKey()).deepCopy() instanceof ObjectNode defaults
                        ? defaults
                        : JSON.createObjectNode();
                row.properties().forEach(property -> whole.set(property.getKey(), withId(property.getValue())));
                if (!whole.has("ID")) {
                    whole.set("ID", TextNode.valueOf(Alias.id(entry.getKey() + " " + all.size())));
                }
                all.add(whole);
            }
        });
    }

    private static JsonNode withId(JsonNode value) {
        return value.isTextual() ? TextNode.valueOf(Alias.resolve(value.asText())) : value;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return List.copyOf(texts);
    }

    /** Attributes as the file writes them, in the form of a {@link Picture}. */
    static SortedMap<String, String> attributes(JsonNode written) {
        SortedMap<String, String> attributes = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : written.properties()) {
            JsonNode value = entry.getValue();
            attributes.put(
                    entry.getKey(),
                    value.isNull()
                            ? Picture.NULL
                            : value.isNumber() ? Picture.number(value.decimalValue()) : value.asText());
        }
        return attributes;
    }
}
