package com.optiply.connector.helm;

import static com.optiply.connector.helm.Rendered.elements;

import com.optiply.connector.model.metric.Metric;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which values the labels of metrics can have, as the sources of the services spell them. Those that data decide on ({@code tenant}, {@code field}) are not among them. */
final class LabelValues {

    private static final String AUTH = "connector-auth/src/main/java/com/optiply/connector/auth/";
    private static final String POLLER = "connector-exact-poller/src/main/java/com/optiply/connector/poller/";
    private static final String WRITER = "connector-optiply-writer/src/main/java/com/optiply/connector/writer/";
    private static final UnaryOperator<String> WORD =
            constant -> constant.toLowerCase(Locale.ROOT).replace('_', '-');
    private static final String CONSTANT = "(?m)^    ([A-Z][A-Z_]+)(?:[,;(]|$)";

    /** Where values stand. @param pattern its first group is one of them @param spelt how the label says it */
    private record Place(Metric metric, String label, String file, String pattern, UnaryOperator<String> spelt) {

        Place(Metric metric, String label, String file, String pattern) {
            this(metric, label, file, pattern, UnaryOperator.identity());
        }
    }

    private static final List<Place> PLACES = List.of(
            new Place(Metric.TENANTS, "state", AUTH + "tenant/State.java", CONSTANT, WORD),
            new Place(Metric.GRANT_STATE, "state", AUTH + "grant/GrantState.java", CONSTANT, WORD),
            new Place(
                    Metric.TOKEN_CALLS,
                    "answer",
                    AUTH + "exact/TokenAnswer.java",
                    "record (\\w+)\\([^)]*\\) implements TokenAnswer"),
            new Place(Metric.STREAM_STATE, "state", POLLER + "lane/StreamTask.java", "(?:state =|[?:]|->) \"(\\w+)\""),
            new Place(Metric.STREAM_STATE, "state", POLLER + "lane/StreamTask.java", "\\? \"\\w+\"\\s*: \"(\\w+)\""),
            new Place(
                    Metric.STREAM_STATE,
                    "state",
                    POLLER + "lane/LaneStatus.java",
                    "TenantState\\.PAUSED \\? \"(\\w+)\""),
            new Place(
                    Metric.COMPARISON_ROWS,
                    "kind",
                    POLLER + "lane/Comparisons.java",
                    "\\.compared\\(stream, \"(\\w+)\""),
            new Place(
                    Metric.EXACT_ROWS,
                    "kind",
                    POLLER + "status/PollerMetrics.java",
                    "EXACT_ROWS, \\w+, stream\\.label\\(\\), \"(\\w+)\""),
            new Place(
                    Metric.EXACT_PAGES,
                    "kind",
                    POLLER + "status/PollerMetrics.java",
                    "EXACT_PAGES, \\w+, stream\\.label\\(\\), \"(\\w+)\""),
            new Place(
                    Metric.KAFKA_ABORTS,
                    "reason",
                    POLLER + "publish/PartitionProducer.java",
                    "PartitionLost\\(\"([^\"]+)\"\\)"),
            new Place(
                    Metric.OPTIPLY_RESOURCES, "state", WRITER + "lane/WriterMeters.java", "\"([a-z-]+)\", Standing::"),
            new Place(Metric.OPTIPLY_RESOURCES, "type", WRITER + "state/ResourceType.java", "[A-Z]\\(\"(\\w+)\"\\)"),
            new Place(Metric.OPTIPLY_FRESHNESS, "type", WRITER + "state/ResourceType.java", "[A-Z]\\(\"(\\w+)\"\\)"),
            new Place(
                    Metric.OPTIPLY_CALLS,
                    "outcome",
                    WRITER + "optiply/Answer.java",
                    "record (\\w+)\\([^)]*\\) implements Answer",
                    value -> value.toLowerCase(Locale.ROOT)));

    private static final Pattern STREAM = Pattern.compile("(?m)^    [A-Z_]+\\(\\s*\"([a-z-]+)\"");
    private static final Pattern CAUSE = Pattern.compile("\\brest\\(\\s*\"([a-z-]+)\"");
    private static final Pattern BAD_ROW = Pattern.compile("new BadRow\\(\\s*\"([a-z-]+)\"");
    private static final Pattern CODE = Pattern.compile("(?:\\bKind\\.\\w+,|\\btenant\\()\\s*\"([a-z]+(?:-[a-z]+)+)\"");
    private static final Pattern EXCEPTION = Pattern.compile("\\w+Exception");

    private final Map<Metric, Map<String, Set<String>>> known = new EnumMap<>(Metric.class);

    LabelValues() {
        PLACES.forEach(place -> add(
                place.metric(),
                place.label(),
                found(place.pattern(), Chart.text(Page.ROOT.resolve(place.file())))
                        .map(place.spelt())));
        for (Metric metric : Metric.values()) {
            if (metric.labels().contains("stream")) {
                add(metric, "stream", all(STREAM, Chart.text(Page.ROOT.resolve(POLLER + "stream/Stream.java"))));
            }
        }
        add(Metric.OPTIPLY_BLOCKED, "cause", all(CAUSE, sources("writer")));
        add(Metric.EXACT_DEAD_LETTERS, "reason", all(BAD_ROW, sources("poller")));
        add(Metric.EXACT_FAILURES, "code", all(CODE, sources("poller")));
    }

    /** Empty when the sources do not decide on it. */
    Set<String> of(Metric metric, String label) {
        return known.getOrDefault(metric, Map.of()).getOrDefault(label, Set.of());
    }

    /** Whether a label can have this value, or one that this regular expression takes. */
    boolean has(Metric metric, String label, String expression) {
        return of(metric, label).stream().anyMatch(value -> value.matches(expression))
                || metric == Metric.KAFKA_ABORTS
                        && EXCEPTION.matcher(expression).matches();
    }

    /** Names of jobs, as a ServiceMonitor gives them: those of the Services. */
    static Set<String> jobs() {
        return Stream.of("full", "minimal")
                .flatMap(name -> Chart.render(name).kind("Service"))
                .map(service -> service.at("/metadata/name").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The metric that a series belongs to; empty for those of the platform. */
    static Stream<Metric> metric(String series) {
        return Stream.of(Metric.values()).filter(metric -> metric.seriesNames().contains(series));
    }

    /** Series of the cases of promtool. */
    static List<String> tried() {
        return elements(Chart.yaml(AlertRulesTest.CASES).path("tests"))
                .flatMap(test -> elements(test.path("input_series")))
                .map(series -> series.path("series").asText())
                .toList();
    }

    private void add(Metric metric, String label, Stream<String> values) {
        values.forEach(known.computeIfAbsent(metric, any -> new TreeMap<>())
                .computeIfAbsent(label, any -> new TreeSet<>())::add);
    }

    private static String sources(String component) {
        try {
            return ServiceSources.of(component).text();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> found(String pattern, String text) {
        return all(Pattern.compile(pattern), text);
    }

    private static Stream<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(value -> value.group(1));
    }
}
