package com.optiply.connector.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.optiply.connector.model.metric.Metric;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What expressions choose by is said by the services: an alert on a state that nobody shows would never fire. */
class LabelValuesTest {

    private static final Pattern SERIES = Pattern.compile("\\b(\\w+)\\{([^}]*)}");
    private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*(=~|!~|!=|=)\\s*\"([^\"]*)\"");
    private static final Pattern CAUSE_OF_TABLE = Pattern.compile("`([a-z]+(?:-[a-z]+)*)`");

    /** Values of these come from merchants and from the cluster. */
    private static final Set<String> FREE = Set.of("tenant", "field", "pod", "namespace", "installation");

    private final LabelValues values = new LabelValues();

    /** One condition of an expression. @param part one alternative of its value */
    private record Condition(String series, String label, String part) {}

    @Test
    void expressions_choose_by_values_that_the_services_give() {
        List<Condition> conditions =
                Expressions.all().stream().flatMap(LabelValuesTest::conditions).toList();

        assertThat(conditions).hasSizeGreaterThan(40).allMatch(this::isPossible);
    }

    @Test
    void the_cases_of_the_alerts_show_values_that_the_services_give() {
        List<Condition> conditions = LabelValues.tried().stream()
                .flatMap(LabelValuesTest::conditions)
                .filter(condition -> condition.series().startsWith("connector_"))
                .toList();

        assertThat(conditions).hasSizeGreaterThan(30).allMatch(this::isPossible);
    }

    @Test
    void runbooks_choose_by_values_that_the_services_give() {
        List<Condition> conditions = Page.all().stream()
                .flatMap(page -> conditions(page.text()))
                .filter(condition -> condition.series().startsWith("connector_"))
                .toList();

        assertThat(conditions).hasSizeGreaterThan(5).allMatch(this::isPossible);
    }

    @Test
    void the_runbook_of_a_block_knows_every_cause() {
        String rows = Page.of("runbooks/ConnectorOptiplyBlocked.md")
                .text()
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\|")[1])
                .collect(Collectors.joining());

        assertThat(CAUSE_OF_TABLE.matcher(rows).results().map(cause -> cause.group(1)))
                .containsExactlyInAnyOrderElementsOf(values.of(Metric.OPTIPLY_BLOCKED, "cause"));
    }

    /** The status of a stream and the log name codes: whoever is on call looks them up. */
    @Test
    void every_code_of_a_failure_is_in_a_runbook() {
        Set<String> codes = values.of(Metric.EXACT_FAILURES, "code");
        Set<String> explained = Page.all().stream()
                .filter(page -> page.file().getParent().endsWith("runbooks"))
                .flatMap(page -> page.codes().stream())
                .collect(Collectors.toSet());

        assertThat(codes).hasSizeGreaterThan(15).isSubsetOf(explained);
    }

    @Test
    void the_catalogue_and_the_sources_tell_the_same_states() {
        assertThat(values.of(Metric.STREAM_STATE, "state"))
                .containsExactlyInAnyOrder("loading", "live", "waiting", "paused", "blocked", "failing");
        assertThat(values.of(Metric.OPTIPLY_RESOURCES, "state"))
                .containsExactlyInAnyOrder("due", "waiting", "failed", "in-step");
        assertThat(values.of(Metric.COMPARISON_ROWS, "kind"))
                .containsExactlyInAnyOrder("lacking", "repaired", "beyond");
        assertThat(List.of(Metric.STREAM_STATE, Metric.OPTIPLY_RESOURCES, Metric.COMPARISON_ROWS))
                .allSatisfy(metric -> assertThat(metric.meaning())
                        .contains(values.of(metric, metric == Metric.COMPARISON_ROWS ? "kind" : "state")));
    }

    @Test
    void a_value_that_nobody_gives_would_be_noticed() {
        assertThat(conditions("max(connector_exact_stream_state{stream=~\"stock-.*|sale-.*\", state!=\"pause\"})")
                        .filter(condition -> !isPossible(condition))
                        .map(Condition::part))
                .containsExactly("sale-.*", "pause");
        assertThat(conditions("connector_auth_token_calls_total{vendor=\"x\"} or up{job=~\".*riter.*|.*reader.*\"}")
                        .filter(condition -> !isPossible(condition))
                        .map(Condition::part))
                .containsExactly("x", ".*reader.*");
    }

    private boolean isPossible(Condition condition) {
        if (FREE.contains(condition.label())) {
            return true;
        }
        if (condition.label().equals("job")) {
            return LabelValues.jobs().stream().anyMatch(job -> job.matches(condition.part()));
        }
        return LabelValues.metric(condition.series())
                .anyMatch(metric -> values.has(metric, condition.label(), condition.part()));
    }

    private static Stream<Condition> conditions(String expression) {
        return SERIES.matcher(expression).results().flatMap(series -> MATCHER.matcher(series.group(2))
                .results()
                .flatMap(found -> parts(found.group(2), found.group(3))
                        .map(part -> new Condition(series.group(1), found.group(1), part))));
    }

    /** An alternative that fits nothing is a mistake though another one fits. */
    private static Stream<String> parts(String operator, String value) {
        return operator.endsWith("~") ? Arrays.stream(value.split("\\|")) : Stream.of(value);
    }
}
