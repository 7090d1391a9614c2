package com.optiply.connector.model.topic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.optiply.connector.model.json.EventJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A page per topic: meaning by hand, facts from catalogue, schema and example. {@code -Ddocuments.write=true} writes the facts anew. */
class TopicPagesTest {

    private static final Path FOLDER = Path.of("../deploy/docs/topics");
    private static final String BEGIN = "<!-- facts: written by a test -->\n";
    private static final String END = "<!-- end of facts -->\n";

    @ParameterizedTest
    @EnumSource(Topic.class)
    void facts_are_those_of_the_contract(Topic topic) throws IOException {
        Path page = FOLDER.resolve(topic.stem() + ".md");
        String text = Files.readString(page);
        String written = text.substring(0, text.indexOf(BEGIN) + BEGIN.length())
                + facts(topic)
                + text.substring(text.indexOf(END));
        if (Boolean.getBoolean("documents.write")) {
            Files.writeString(page, written);
        }

        assertThat(page)
                .as("facts about %s; write them anew with -Ddocuments.write=true", topic.stem())
                .hasContent(written);
    }

    @ParameterizedTest
    @EnumSource(Topic.class)
    void meaning_is_told_by_hand(Topic topic) throws IOException {
        String text = Files.readString(FOLDER.resolve(topic.stem() + ".md"));

        assertThat(text).startsWith("# " + topic.stem() + "\n\n");
        assertThat(text.substring(0, text.indexOf(BEGIN)).lines().filter(line -> line.startsWith("## ")))
                .containsExactly("## Order", "## Deletion", "## Personal data");
    }

    @Test
    void every_page_is_of_a_topic_and_in_the_list() throws IOException {
        Set<String> stems = Arrays.stream(Topic.values()).map(Topic::stem).collect(Collectors.toSet());
        String list = Files.readString(FOLDER.resolve("README.md"));

        try (Stream<Path> pages = Files.list(FOLDER)) {
            assertThat(pages.map(page -> page.getFileName().toString())
                            .filter(name -> name.endsWith(".md") && !name.equals("README.md"))
                            .map(name -> name.substring(0, name.length() - 3)))
                    .containsExactlyInAnyOrderElementsOf(stems);
        }
        assertThat(stems).allSatisfy(stem -> assertThat(list).contains("(" + stem + ".md)"));
    }

    private static String facts(Topic topic) throws IOException {
        JsonNode schema = EventJson.mapper().readTree(resource("/schemas/" + topic.schemaFile()));
        StringBuilder out = new StringBuilder("\n## Facts\n\n| | |\n|---|---|\n");
        row(out, "one record is", topic.meaning());
        row(out, "key", "`" + topic.keyForm() + "`");
        row(out, "clean-up", topic.cleanUp().policy());
        row(out, "kept for", topic.retention().map(TopicPagesTest::words).orElse("ever, the newest of each key"));
        row(out, "`ce_type`", "`" + topic.typePrefix() + ".changed.v1`, `" + topic.typePrefix() + ".deleted.v1`");
        row(
                out,
                "schema",
                "[%s](../../../shared-model/src/main/resources/schemas/%s)"
                        .formatted(topic.schemaFile(), topic.schemaFile()));
        out.append("\n## Fields\n\n| field | type | | meaning |\n|---|---|---|---|\n");
        fields(out, "", schema);
        out.append("\n## Example\n\n```json\n")
                .append(resource("/examples/" + topic.stem() + ".json").strip())
                .append("\n```\n");
        return out.toString();
    }

    private static void fields(StringBuilder out, String prefix, JsonNode schema) {
        Set<String> required = new LinkedHashSet<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        schema.path("properties").properties().forEach(property -> {
            JsonNode field = property.getValue();
            String name = prefix + property.getKey();
            out.append("| `%s` | %s | %s | %s |\n"
                    .formatted(
                            name,
                            type(field),
                            required.contains(property.getKey()) ? "always" : "",
                            field.path("description").asText()));
            fields(out, name + ".", field);
            fields(out, name + "[].", field.path("items"));
        });
    }

    private static String type(JsonNode field) {
        String type = field.path("type").asText("any");
        if (field.has("enum")) {
            Set<String> words = new LinkedHashSet<>();
            field.path("enum").forEach(word -> words.add("`" + word.asText() + "`"));
            return String.join(", ", words);
        }
        if (field.has("items")) {
            return "list of " + type(field.path("items"));
        }
        return field.has("format") ? field.path("format").asText() : type;
    }

    private static void row(StringBuilder out, String name, String value) {
        out.append("| ").append(name).append(" | ").append(value).append(" |\n");
    }

    private static String words(Duration time) {
        return time.toDays() > 0 ? time.toDays() + " days" : time.toHours() + " hour";
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = TopicPagesTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
