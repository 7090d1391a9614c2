package com.optiply.connector.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.optiply.connector.model.topic.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the pages for operators and data engineers name exists: calls, values, topics, programs, files. */
class PagesTest {

    private static final Map<String, Path> APIS = Map.of(
            "auth", Page.ROOT.resolve("connector-auth/openapi.yaml"),
            "writer", Page.ROOT.resolve("connector-optiply-writer/openapi.yaml"));
    private static final Pattern TOPIC = Pattern.compile("\\b(?:exact|optiply|connector)\\.[a-z-]+\\.v\\d+\\b");
    private static final Pattern PATH_CALL = Pattern.compile("`(GET|POST|PUT|DELETE) (/api/v1/[^?`]+)");
    private static final Pattern CLASS = Pattern.compile("\\bcom\\.optiply\\.connector(?:\\.[a-z]+)+\\.[A-Z]\\w+");

    @Test
    void calls_are_those_of_the_api() {
        assertThat(Page.of("operations.md").calls()).hasSizeGreaterThan(10);
        for (Page page : Page.all()) {
            for (Page.Call call : page.calls()) {
                String path = call.target().replaceAll("[?#].*|[,.;:]$", "");
                List<JsonNode> operations = operations(APIS.get(call.service()), path, call.method());
                assertThat(operations)
                        .as("%s: %s %s", page.file(), call.method(), call.target())
                        .isNotEmpty();
                assertThat(queries(operations)).as("%s: %s", page.file(), call).containsAll(asked(call.target()));
            }
        }
    }

    /** Runbooks name calls by method and path; which service answers is in the sentence. */
    @Test
    void calls_of_runbooks_are_those_of_an_api() {
        List<Page> runbooks = Page.all().stream()
                .filter(page -> page.file().getParent().endsWith("runbooks"))
                .toList();
        assertThat(runbooks.stream()
                        .flatMap(page -> PATH_CALL.matcher(page.text()).results()))
                .hasSizeGreaterThan(15);
        for (Page page : runbooks) {
            PATH_CALL.matcher(page.text()).results().forEach(call -> assertThat(APIS.values())
                    .as("%s: %s", page.file(), call.group())
                    .anyMatch(api ->
                            !operations(api, call.group(2), call.group(1)).isEmpty()));
        }
    }

    @Test
    void what_a_status_is_asked_for_is_in_it() throws IOException {
        JsonNode fields = Chart.JSON
                .readTree(Page.ROOT
                        .resolve("shared-model/src/main/resources/schemas/" + Topic.SYNC_STATUS.schemaFile())
                        .toFile())
                .path("properties");
        String asked = Page.of("operations.md")
                .text()
                .split("\\.streams\\[] \\| \\[")[1]
                .split("]")[0];

        assertThat(asked.split(", ")).hasSizeGreaterThan(4).allSatisfy(field -> assertThat(fields.at(
                        field.replace(".problem.", ".problem/properties/").replaceFirst("^\\.", "/")))
                .as(field)
                .isNotEmpty());
    }

    @Test
    void links_lead_somewhere() {
        for (Page page : Page.all()) {
            assertThat(page.links()).allSatisfy(link -> {
                String[] parts = link.split("#", 2);
                Path target = parts[0].isEmpty() ? page.file() : page.file().resolveSibling(parts[0]);
                assertThat(target.normalize()).as("%s: %s", page.file(), link).exists();
                if (parts.length == 2) {
                    assertThat(new Page(target, Chart.text(target)).anchors())
                            .as("%s: %s", page.file(), link)
                            .contains(parts[1]);
                }
            });
        }
    }

    @Test
    void values_are_those_of_the_chart() {
        Set<String> values =
                ChartValue.all().stream().map(ChartValue::path).collect(Collectors.toCollection(TreeSet::new));
        Set<String> first = values.stream().map(path -> path.split("\\.")[0]).collect(Collectors.toSet());
        for (String name : List.of("operations.md", "security.md", "topics/README.md")) {
            for (String code : Page.of(name).codes()) {
                String path = code.replaceAll("[=:] ?.*", "");
                boolean value = path.matches("[a-z]\\w*(\\.[a-z]\\w*)+")
                        && first.contains(path.split("\\.")[0])
                        && !TOPIC.matcher(path).matches();
                if (value) {
                    assertThat(values)
                            .as("%s: %s", name, code)
                            .anyMatch(known -> known.equals(path) || known.startsWith(path + "."));
                }
            }
        }
    }

    @Test
    void topics_and_programs_exist() {
        Set<String> topics = Arrays.stream(Topic.values()).map(Topic::stem).collect(Collectors.toSet());
        for (Page page : Page.all()) {
            assertThat(TOPIC.matcher(page.text()).results().map(topic -> topic.group()))
                    .as(page.file().toString())
                    .isSubsetOf(topics);
            CLASS.matcher(page.text())
                    .results()
                    .map(found -> found.group().replace('.', '/') + ".java")
                    .forEach(source -> assertThat(List.of("shared-model", "connector-auth"))
                            .as("%s: %s", page.file(), source)
                            .anyMatch(module -> Files.exists(
                                    Page.ROOT.resolve(module + "/src/main/java").resolve(source))));
        }
    }

    @Test
    void the_upgrade_notes_speak_of_this_version() {
        String version = Chart.yaml(Chart.FOLDER.resolve("Chart.yaml"))
                .path("version")
                .asText()
                .replace("-SNAPSHOT", "");
        String notes = Chart.text(Chart.FOLDER.resolve("README.md"))
                .split("## Upgrading")[1]
                .split("\n## ")[0];

        assertThat(notes).contains("\n| " + version + " | ");
    }

    /**
     * The page of operations promises that old pods go on working beside new ones; a constraint may give way to a wider one. The first two of each service are
     * older than the first release.
     */
    @Test
    void migrations_only_add() throws IOException {
        for (String service : List.of("auth", "writer")) {
            try (Stream<Path> files =
                    Files.list(ServiceSources.of(service).resources().resolve("db/migration"))) {
                assertThat(files.filter(file -> !file.getFileName().toString().matches("V[12]__.*")))
                        .allSatisfy(file -> assertThat(Chart.text(file).replaceAll("--.*", ""))
                                .doesNotContainPattern(
                                        "(?i)\\bdrop (?!constraint)|\\brename\\b|\\btruncate\\b|\\balter column\\b"));
            }
        }
    }

    private static List<JsonNode> operations(Path api, String path, String method) {
        return Chart.yaml(api).path("paths").properties().stream()
                .filter(known -> path.matches(known.getKey().replaceAll("\\{[^}]*}", "[^/]+")))
                .map(known -> known.getValue().path(method.toLowerCase(Locale.ROOT)))
                .filter(JsonNode::isObject)
                .toList();
    }

    private static Set<String> queries(List<JsonNode> operations) {
        Set<String> names = new TreeSet<>();
        operations.forEach(operation -> operation
                .path("parameters")
                .forEach(parameter -> names.add(parameter.path("name").asText())));
        return names;
    }

    private static List<String> asked(String target) {
        return target.contains("?")
                ? Arrays.stream(target.substring(target.indexOf('?') + 1).split("&"))
                        .map(pair -> pair.split("=")[0])
                        .toList()
                : List.of();
    }
}
