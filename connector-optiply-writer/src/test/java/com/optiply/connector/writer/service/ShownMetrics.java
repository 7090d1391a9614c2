package com.optiply.connector.writer.service;

import com.optiply.connector.model.metric.Metric;
import com.optiply.connector.model.metric.MetricSource;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The writer's own metrics: what Prometheus is shown and what the catalogue lists, as label names by series. */
final class ShownMetrics {

    private static final Pattern SAMPLE = Pattern.compile("(?m)^(connector_\\w+)(?:\\{([^}]*)})? \\S+(?: # .*)?$");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"");

    private ShownMetrics() {}

    static Map<String, Set<String>> in(String scrape) {
        return SAMPLE.matcher(scrape)
                .results()
                .collect(Collectors.toMap(
                        sample -> sample.group(1),
                        sample -> LABEL.matcher(sample.group(2) == null ? "" : sample.group(2))
                                .results()
                                .map(label -> label.group(1))
                                .collect(Collectors.toCollection(TreeSet::new)),
                        (one, other) -> one));
    }

    static Map<String, Set<String>> listed(Set<Metric> without) {
        return Metric.of(MetricSource.WRITER)
                .filter(metric -> !without.contains(metric))
                .flatMap(metric -> metric.seriesNames().stream().map(name -> Map.entry(name, metric.labels())))
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> new TreeSet<>(entry.getValue())));
    }
}
