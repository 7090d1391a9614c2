package com.optiply.connector.model.metric;

import static com.optiply.connector.model.metric.MetricKind.COUNTER;
import static com.optiply.connector.model.metric.MetricKind.GAUGE;
import static com.optiply.connector.model.metric.MetricKind.SECONDS;
import static com.optiply.connector.model.metric.MetricKind.TIMER;
import static com.optiply.connector.model.metric.MetricSource.AUTH;
import static com.optiply.connector.model.metric.MetricSource.POLLER;
import static com.optiply.connector.model.metric.MetricSource.WRITER;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Every metric of the services' own. Within a major version a name and its labels stay; only new ones are added. A label {@code tenant} is given to gauges
 * alone, so that the series of a tenant end with it and their number is known beforehand.
 */
public enum Metric {
    TOKEN_CALLS(
            AUTH, "connector.auth.token.calls", COUNTER, "Token calls by how they were answered", "vendor", "answer"),
    TENANTS(AUTH, "connector.auth.tenants", GAUGE, "Tenants by state. Every replica tells the same", "state"),
    GRANT_STATE(
            AUTH,
            "connector.auth.grant.state",
            GAUGE,
            "1 for the state of the consent of a tenant: active, waiting (an unclear refresh is tried again) or needs-consent",
            "tenant",
            "state"),
    TOKEN_AGE(
            AUTH,
            "connector.auth.token.age",
            SECONDS,
            "Time since Exact last gave a tenant's consent a new pair of tokens; above 30 days it is void",
            "tenant"),

    EXACT_CALLS(
            POLLER,
            "connector.exact.calls",
            COUNTER,
            "Calls to Exact by status, or none without an answer",
            "stream",
            "outcome"),
    EXACT_PAGES(POLLER, "connector.exact.pages", COUNTER, "Pages committed to Kafka", "stream", "kind"),
    EXACT_ROWS(
            POLLER,
            "connector.exact.rows",
            COUNTER,
            "Rows that were published, or suppressed because a re-read showed them again",
            "stream",
            "kind"),
    EXACT_DEAD_LETTERS(
            POLLER, "connector.exact.dead.letters", COUNTER, "Rows that could not be read", "stream", "reason"),
    EXACT_FAILURES(
            POLLER, "connector.exact.failures", COUNTER, "Steps of a stream that came to nothing", "stream", "code"),
    KAFKA_ABORTS(
            POLLER,
            "connector.kafka.aborts",
            COUNTER,
            "Kafka transactions that were aborted, or lost to another owner of the partition",
            "reason"),
    COMPARISON_ROWS(
            POLLER,
            "connector.exact.comparison.rows",
            COUNTER,
            "Rows that a comparison with Exact found to differ: lacking, repaired or beyond",
            "stream",
            "kind"),
    UNKNOWN_FIELDS(
            POLLER,
            "connector.exact.unknown.fields",
            COUNTER,
            "Fields of Exact that were not asked for",
            "stream",
            "field"),
    EXACT_FRESHNESS(
            POLLER,
            "connector.exact.freshness",
            SECONDS,
            "Age of what was last read from Exact and committed to Kafka, in Exact's time. Reading and publishing are one transaction",
            "tenant",
            "stream"),
    KAFKA_CHANGE_AGE(
            POLLER,
            "connector.kafka.change.age",
            SECONDS,
            "Time since the stream last brought a change to its topic",
            "tenant",
            "stream"),
    STREAM_STATE(
            POLLER,
            "connector.exact.stream.state",
            GAUGE,
            "1 for the state of a stream: loading, live, waiting, paused, blocked or failing",
            "tenant",
            "stream",
            "state"),
    EXACT_CALLS_LEFT(
            POLLER,
            "connector.exact.calls.left",
            GAUGE,
            "Calls of the UTC day that a tenant's company has left",
            "tenant"),
    EXACT_CALLS_FORECAST(
            POLLER,
            "connector.exact.calls.forecast",
            GAUGE,
            "Calls that a tenant's company is expected to need until midnight UTC; above what is left, streams are read less often",
            "tenant"),
    EXACT_ERRORS_LEFT(
            POLLER,
            "connector.exact.errors.left",
            GAUGE,
            "Errors that the worst endpoint of a tenant's company may still give within the hour before it is left alone",
            "tenant"),

    OPTIPLY_CALLS(WRITER, "connector.optiply.calls", TIMER, "Calls to Optiply by outcome", "outcome"),
    OPTIPLY_RESOURCES(
            WRITER,
            "connector.optiply.resources",
            GAUGE,
            "Resources by state: due, waiting, failed or in-step",
            "tenant",
            "type",
            "state"),
    OPTIPLY_FRESHNESS(
            WRITER,
            "connector.optiply.freshness",
            SECONDS,
            "Time that the oldest resource which can be written has been due; 0 when Optiply holds what Kafka says",
            "tenant",
            "type"),
    OPTIPLY_RATE(
            WRITER,
            "connector.optiply.rate",
            GAUGE,
            "Calls per second that the account of a tenant is given at present",
            "tenant"),
    OPTIPLY_BLOCKED(
            WRITER,
            "connector.optiply.blocked",
            GAUGE,
            "1 while something keeps all of a tenant from being written",
            "tenant",
            "cause"),
    OPTIPLY_LANES(WRITER, "connector.optiply.lanes", GAUGE, "Tenants that a replica writes"),
    OPTIPLY_REPORTS_DROPPED(
            WRITER,
            "connector.optiply.reports.dropped",
            COUNTER,
            "Results of writes and statuses that were not published because too many waited for Kafka already");

    private final MetricSource source;
    private final String meterName;
    private final MetricKind kind;
    private final String meaning;
    private final List<String> labels;

    Metric(MetricSource source, String meterName, MetricKind kind, String meaning, String... labels) {
        this.source = source;
        this.meterName = meterName;
        this.kind = kind;
        this.meaning = meaning;
        this.labels = List.of(labels);
    }

    public MetricSource source() {
        return source;
    }

    /** The name with dots, as a service registers it. */
    public String meterName() {
        return meterName;
    }

    public MetricKind kind() {
        return kind;
    }

    public String meaning() {
        return meaning;
    }

    public List<String> labels() {
        return labels;
    }

    /** The names under which Prometheus has it. */
    public List<String> seriesNames() {
        return kind.endings().stream()
                .map(ending -> meterName.replace('.', '_') + ending)
                .toList();
    }

    /** The metrics of a service. */
    public static Stream<Metric> of(MetricSource source) {
        return Arrays.stream(values()).filter(metric -> metric.source == source);
    }
}
