package com.optiply.connector.helm;

import static com.optiply.connector.helm.Rendered.elements;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.optiply.connector.model.metric.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Dashboards and alerts rest on metrics that there are, and every alert leads to a page that helps. */
class ObservabilityTest {

    private static final Path RUNBOOKS = Path.of("../docs/runbooks");

    /** Given by Prometheus to everything it scrapes from a pod. */
    private static final Set<String> OF_THE_SCRAPE = Set.of("namespace", "pod", "job", "installation");

    @Test
    void every_expression_reads_metrics_of_the_catalogue_by_labels_they_have() {
        assertThat(Expressions.all()).hasSizeGreaterThan(60).allSatisfy(expression -> {
            Set<String> metrics = Expressions.metrics(expression);
            assertThat(metrics)
                    .as(expression)
                    .isNotEmpty()
                    .isSubsetOf(Expressions.known().keySet());
            Expressions.chosenBy(expression).forEach((metric, labels) -> assertThat(labels)
                    .as(expression)
                    .allMatch(label -> OF_THE_SCRAPE.contains(label)
                            || Expressions.known().get(metric).contains(label)));
            List<String> possible = metrics.stream()
                    .flatMap(metric -> Expressions.known().get(metric).stream())
                    .toList();
            assertThat(Expressions.groupedBy(expression))
                    .as(expression)
                    .allMatch(label -> OF_THE_SCRAPE.contains(label) || possible.contains(label));
        });
    }

    /** Staging and production in one Prometheus are not one, and services in several namespaces are. */
    @Test
    void every_expression_keeps_installations_apart() {
        assertThat(Expressions.alerts().map(alert -> alert.path("expr").asText()))
                .allSatisfy(expression -> assertThat(Expressions.groupings(expression))
                        .as(expression)
                        .isNotEmpty()
                        .allMatch(labels -> labels.contains("installation")));
        assertThat(Expressions.dashboards()).allSatisfy(dashboard -> {
            assertThat(elements(dashboard.at("/templating/list"))
                            .filter(variable -> variable.path("name").asText().equals("installation")))
                    .singleElement()
                    .satisfies(variable ->
                            assertThat(variable.path("allValue").asText()).isEqualTo(".*"));
            assertThat(dashboard.findValuesAsText("expr")).isNotEmpty().allSatisfy(expression -> assertThat(
                            Expressions.metrics(expression))
                    .as(expression)
                    .allMatch(metric -> expression.contains(metric + "{installation=~\"$installation\"")));
        });
    }

    @Test
    void what_is_scraped_carries_the_name_of_the_installation() {
        assertThat(Chart.render("full").kind("ServiceMonitor")).hasSize(3).allSatisfy(monitor -> assertThat(
                        monitor.at("/spec/endpoints/0/relabelings/0"))
                .isEqualTo(Chart.JSON
                        .createObjectNode()
                        .put("action", "replace")
                        .put("targetLabel", "installation")
                        .put("replacement", "connector/demo")));
    }

    @Test
    void every_metric_of_the_catalogue_is_shown_somewhere() {
        Set<String> used = Expressions.all().stream()
                .flatMap(expression -> Expressions.metrics(expression).stream())
                .collect(Collectors.toSet());

        assertThat(Metric.values())
                .allSatisfy(metric -> assertThat(metric.seriesNames()).containsAnyElementsOf(used));
    }

    @Test
    void a_metric_that_is_not_there_would_be_noticed() {
        assertThat(Expressions.metrics(
                        "sum by (tenant) (rate(connector_exact_cals_total{tenant=\"a_b\"}[5m])) > on (x_y) foo_bar"))
                .containsExactly("connector_exact_cals_total", "foo_bar");
        assertThat(Expressions.chosenBy("max(connector_optiply_rate{tennant!~\"a|b\"})"))
                .containsEntry("connector_optiply_rate", Set.of("tennant"));
    }

    @Test
    void alerts_say_how_urgent_they_are_and_what_is_the_matter() {
        assertThat(Expressions.alerts()).isNotEmpty().allSatisfy(alert -> {
            String name = alert.path("alert").asText();
            assertThat(name).startsWith("Connector");
            assertThat(alert.at("/labels/severity").asText()).as(name).isIn("critical", "warning", "info");
            assertThat(alert.at("/annotations/summary").asText()).as(name).isNotEmpty();
            assertThat(alert.at("/annotations/runbook_url").asText()).isEqualTo("RUNBOOKS/" + name + ".md");
        });
    }

    @Test
    void every_alert_has_its_page_and_every_page_its_alert() throws IOException {
        Set<String> alerts = Expressions.alerts()
                .map(alert -> alert.path("alert").asText())
                .collect(Collectors.toCollection(TreeSet::new));
        try (Stream<Path> pages = Files.list(RUNBOOKS)) {
            Set<String> names = pages.map(page -> page.getFileName().toString().replace(".md", ""))
                    .filter(name -> !name.equals("README"))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(names).isEqualTo(alerts);
        }
        String index = Chart.text(RUNBOOKS.resolve("README.md"));
        assertThat(alerts).allSatisfy(name -> {
            assertThat(headings(RUNBOOKS.resolve(name + ".md")))
                    .as(name)
                    .containsExactly("Meaning", "How to see it", "What to do", "How to know it is over");
            assertThat(index).contains("(" + name + ".md)");
        });
    }

    private static List<String> headings(Path page) {
        return Chart.text(page)
                .lines()
                .filter(line -> line.startsWith("## "))
                .map(line -> line.substring(3))
                .toList();
    }

    @Test
    void runbooks_name_metrics_that_there_are() throws IOException {
        try (Stream<Path> pages = Files.list(RUNBOOKS)) {
            assertThat(pages.map(Chart::text).flatMap(text -> java.util.regex.Pattern.compile("\\bconnector_[a-z_]+")
                            .matcher(text)
                            .results()
                            .map(name -> name.group())))
                    .isNotEmpty()
                    .isSubsetOf(Expressions.known().keySet());
        }
    }

    @Test
    void dashboards_have_names_of_their_own_and_a_data_source_to_choose() {
        List<JsonNode> dashboards = Expressions.dashboards();

        assertThat(dashboards)
                .hasSize(5)
                .extracting(node -> node.path("uid").asText())
                .doesNotHaveDuplicates();
        assertThat(dashboards).allSatisfy(dashboard -> {
            assertThat(dashboard.findValuesAsText("uid").stream().filter(uid -> !uid.startsWith("connector-")))
                    .containsOnly("${datasource}");
            assertThat(elements(dashboard.path("panels"))
                            .map(panel -> panel.path("id").asInt()))
                    .doesNotHaveDuplicates();
        });
    }

    @Test
    void the_chart_carries_them_as_they_are() throws IOException {
        Rendered full = Chart.render("full");
        JsonNode rule = full.of("PrometheusRule", "alerts").path("spec");
        JsonNode data = full.of("ConfigMap", "dashboards").path("data");

        assertThat(rule.toString().replace("https://wiki.example.com/connector/runbooks", "RUNBOOKS"))
                .isEqualTo(Chart.yaml(Expressions.ALERTS).toString());
        for (JsonNode dashboard : Expressions.dashboards()) {
            assertThat(Chart.JSON.readTree(
                            data.path(dashboard.path("uid").asText() + ".json").asText()))
                    .isEqualTo(dashboard);
        }
        assertThat(Arrays.asList("alerts", "dashboards"))
                .allSatisfy(part -> assertThat(Chart.render("minimal").text()).doesNotContain("component: " + part));
    }
}
