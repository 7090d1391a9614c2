package com.optiply.connector.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code values.yaml}, its schema, its table and the templates say the same. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ValuesTest {

    private static final Path README = Chart.FOLDER.resolve("README.md");
    private static final String BEGIN = "<!-- values: written by a test -->\n";
    private static final String END = "<!-- end of values -->\n";

    /** How templates reach values: from the top, or inside what was handed to a partial template. */
    private static final Pattern FROM_TOP = Pattern.compile("(?:\\.Values|\\$v|\\$values)((?:\\.\\w+)+)");

    private static final Map<String, List<String>> HANDED_ON = Map.of(
            "\\.c", List.of("auth", "poller", "writer"),
            "\\.database", List.of("auth.database", "writer.database"),
            "\\$database", List.of("writer.database"),
            "\\.client", List.of("poller.oidc", "writer.oidc"),
            "\\$keys", List.of("kafka.credentials"));

    private final Map<String, String> rendered = new LinkedHashMap<>();

    @TempDir
    Path folder;

    @Test
    void the_schema_is_that_of_the_comments() throws IOException {
        Committed.is(Chart.FOLDER.resolve("values.schema.json"), ValuesSchema.json(ChartValue.all()));
    }

    @Test
    void the_table_is_that_of_the_comments() throws IOException {
        String readme = Chart.text(README);
        String before = readme.substring(0, readme.indexOf(BEGIN) + BEGIN.length());
        String after = readme.substring(readme.indexOf(END));

        Committed.is(README, before + ValuesSchema.tables(ChartValue.all()) + "\n" + after);
    }

    @Test
    void every_value_is_explained() {
        assertThat(ChartValue.all()).isNotEmpty().allSatisfy(value -> assertThat(value.description())
                .as(value.path())
                .endsWith("."));
    }

    @Test
    void every_value_that_a_template_uses_exists() throws IOException {
        JsonNode values = Chart.yaml(Chart.VALUES);
        Set<String> used = new TreeSet<>();
        for (String template : Chart.templates()) {
            FROM_TOP.matcher(template)
                    .results()
                    .forEach(use -> used.add(use.group(1).substring(1)));
            HANDED_ON.forEach((name, places) -> Pattern.compile("(?<![\\w.])" + name + "((?:\\.\\w+)+)")
                    .matcher(template)
                    .results()
                    .forEach(use -> places.forEach(place -> used.add(place + use.group(1)))));
        }

        assertThat(used).hasSizeGreaterThan(100).allSatisfy(path -> assertThat(
                        values.at("/" + path.replace('.', '/')).isMissingNode())
                .as(path)
                .isFalse());
    }

    /** Changing a value changes what is installed, or is refused with a sentence, in at least one of the cases. */
    @ParameterizedTest
    @MethodSource("values")
    void every_value_is_used(ChartValue value) throws IOException {
        for (String name : Chart.cases()) {
            if (makesADifference(value, name)) {
                return;
            }
        }
        throw new AssertionError(value.path() + " changes nothing in " + Chart.cases());
    }

    static Stream<ChartValue> values() {
        return ChartValue.all().stream();
    }

    private boolean makesADifference(ChartValue value, String name) throws IOException {
        JsonNode values = Chart.yaml(Chart.VALUES).deepCopy();
        Merge.into(values, Chart.yaml(Chart.valuesOf(name)));
        String before =
                rendered.computeIfAbsent(name, known -> Chart.render(known).text());
        int dot = value.path().lastIndexOf('.');
        ObjectNode parent = (ObjectNode)
                (dot < 0
                        ? values
                        : values.at("/" + value.path().substring(0, dot).replace('.', '/')));
        String key = value.path().substring(dot + 1);
        parent.set(key, Change.of(value, parent.get(key)));
        Path changed = Files.writeString(folder.resolve("changed.yaml"), Chart.YAML.writeValueAsString(values));
        try {
            return !Chart.render(changed).text().equals(before);
        } catch (IllegalStateException e) {
            assertThat(e).as("%s in %s", value.path(), name).hasMessageContaining("This installation cannot work");
            return true;
        }
    }
}
