package com.optiply.connector.helm;

import static com.optiply.connector.helm.Rendered.elements;

import com.fasterxml.jackson.databind.JsonNode;
import com.optiply.connector.model.metric.Metric;
import com.optiply.connector.model.metric.PlatformMetric;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The PromQL of alerts and dashboards, taken apart as far as names go. */
final class Expressions {

    static final Path ALERTS = Chart.FOLDER.resolve("files/alerts.yaml");
    static final Path DASHBOARDS = Chart.FOLDER.resolve("files/dashboards");

    private static final Pattern LABELS_OF_METRIC = Pattern.compile("(\\w+)\\{([^}]*)}");
    private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*(?:=~|!~|!=|=)");
    private static final Pattern GROUPING = Pattern.compile("\\b(?:by|on|ignoring|without)\\s*\\(([^)]*)\\)");
    private static final Pattern RANGE = Pattern.compile("\\[[^]]*]|\\boffset\\s+\\w+");
    private static final Pattern METRIC = Pattern.compile("\\b([a-z]\\w*_\\w+)\\b(?!\\s*\\()");

    private Expressions() {}

    static Stream<JsonNode> alerts() {
        return elements(Chart.yaml(ALERTS).path("groups")).flatMap(group -> elements(group.path("rules")));
    }

    static List<JsonNode> dashboards() {
        try (Stream<Path> files = Files.list(DASHBOARDS)) {
            List<JsonNode> dashboards = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                dashboards.add(Chart.JSON.readTree(file.toFile()));
            }
            return dashboards;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> all() {
        List<String> all = new ArrayList<>();
        alerts().forEach(alert -> all.add(alert.path("expr").asText()));
        dashboards().forEach(dashboard -> {
            dashboard.findValuesAsText("expr").forEach(all::add);
            elements(dashboard.at("/templating/list"))
                    .map(variable -> variable.at("/query/query").asText())
                    .filter(query -> !query.isEmpty())
                    .map(query -> query.replaceAll("label_values\\((.*), (\\w+)\\)", "count by ($2) ($1)"))
                    .forEach(all::add);
        });
        return all;
    }

    /** Names of the series that an expression reads. */
    static Set<String> metrics(String expression) {
        String bare = LABELS_OF_METRIC
                .matcher(RANGE.matcher(expression).replaceAll(""))
                .replaceAll("$1");
        bare = GROUPING.matcher(bare).replaceAll("");
        return METRIC.matcher(bare)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Names of labels by which an expression chooses, by the series it chooses from. */
    static Map<String, Set<String>> chosenBy(String expression) {
        Map<String, Set<String>> chosen = new HashMap<>();
        LABELS_OF_METRIC.matcher(expression).results().forEach(use -> chosen.computeIfAbsent(
                        use.group(1), name -> new TreeSet<>())
                .addAll(MATCHER.matcher(use.group(2))
                        .results()
                        .map(label -> label.group(1))
                        .toList()));
        return chosen;
    }

    /** The labels of each grouping and join of an expression. */
    static List<List<String>> groupings(String expression) {
        return GROUPING.matcher(expression)
                .results()
                .map(group -> List.of(group.group(1).split(", ?")))
                .toList();
    }

    /** Names of labels by which an expression groups. */
    static Set<String> groupedBy(String expression) {
        return GROUPING.matcher(expression)
                .results()
                .flatMap(group -> Arrays.stream(group.group(1).split(",")))
                .map(String::strip)
                .filter(label -> !label.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Labels by series, of everything that the services show. */
    static Map<String, List<String>> known() {
        Map<String, List<String>> known = new HashMap<>();
        for (Metric metric : Metric.values()) {
            metric.seriesNames().forEach(name -> known.put(name, metric.labels()));
        }
        for (PlatformMetric metric : PlatformMetric.values()) {
            known.put(metric.seriesName(), List.of("job", "pod", "uri"));
        }
        return known;
    }
}
