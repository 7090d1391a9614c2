package com.optiply.connector.poller.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.optiply.connector.model.TenantId;
import com.optiply.connector.model.metric.Metric;
import com.optiply.connector.model.metric.MetricSource;
import com.optiply.connector.model.progress.SyncStatus;
import com.optiply.connector.poller.fixture.PollerTestBase;
import com.optiply.connector.poller.fixture.Samples;
import com.optiply.connector.poller.publish.PublishOutcome;
import com.optiply.connector.poller.stream.Stream;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the poller shows is what the catalogue lists, no more and no less. */
@QuarkusTest
class PollerMetricsTest extends PollerTestBase {

    private static final Pattern SAMPLE = Pattern.compile("(?m)^(connector_\\w+)(?:\\{(.*)})? \\S+$");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"");
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    /** They count what does not happen every day. */
    private static final Set<Metric> OCCASIONAL = Set.of(
            Metric.EXACT_DEAD_LETTERS,
            Metric.EXACT_FAILURES,
            Metric.KAFKA_ABORTS,
            Metric.COMPARISON_ROWS,
            Metric.UNKNOWN_FIELDS);

    @Inject
    PrometheusMeterRegistry running;

    @Test
    void the_running_service_shows_what_is_listed() throws Exception {
        JsonNode company = poller.company("metrics-listed", Map.of("name", "generated", "tenants", 1, "items", 5));
        Samples tenant =
                Samples.orders("metrics-listed", company.path("division").asInt());
        poller.publish(tenant);
        poller.awaitLoaded(tenant);
        Map<String, Set<String>> catalogue = catalogue(Set.of());

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(running.scrape()).contains("tenant=\"metrics-listed\"");
            assertThat(catalogue).containsAllEntriesOf(shown(running.scrape()));
            assertThat(shown(running.scrape())).containsAllEntriesOf(catalogue(OCCASIONAL));
        });
    }

    @Test
    void a_thousand_tenants_stay_within_sixty_thousand_series() {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        PollerMetrics metrics = new PollerMetrics(registry);
        List<SyncStatus> statuses = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            TenantId tenant = new TenantId("tenant-" + i);
            metrics.errorsLeft(tenant, 5);
            for (Stream stream : Stream.values()) {
                statuses.add(status(tenant, stream.label()));
            }
            statuses.add(status(tenant, "items.comparison"));
        }

        metrics.show(statuses, NOW);

        assertThat(SAMPLE.matcher(registry.scrape()).results().count()).isEqualTo(42_000);
        metrics.show(List.of(), NOW);
        assertThat(registry.scrape()).doesNotContain("tenant=");
    }

    @Test
    void what_is_rare_is_listed_too() {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        PollerMetrics metrics = new PollerMetrics(registry);
        metrics.deadLetter(Stream.ITEMS, "no-number");
        metrics.failed(Stream.ITEMS, "no-answer");
        metrics.transaction(new PublishOutcome.Committed(null));
        metrics.transaction(new PublishOutcome.Aborted("TimeoutException"));
        metrics.transaction(new PublishOutcome.PartitionLost("ProducerFencedException"));
        metrics.compared(Stream.ITEMS, "lacking", 3);
        metrics.unknownField(Stream.ITEMS, "Novelty");

        Map<String, Set<String>> rare = new TreeMap<>(catalogue(Set.of()));
        rare.keySet().removeAll(catalogue(OCCASIONAL).keySet());
        assertThat(shown(registry.scrape())).isEqualTo(rare);
        assertThat(registry.scrape()).contains("connector_kafka_aborts_total{reason=\"TimeoutException\",} 1.0");
    }

    private static SyncStatus status(TenantId tenant, String stream) {
        return new SyncStatus(
                tenant,
                new UUID(1, 2),
                SyncStatus.Direction.EXACT,
                stream,
                "live",
                NOW,
                NOW.minusSeconds(60),
                NOW.minusSeconds(600),
                null,
                1L,
                null,
                null,
                4_000,
                3_500,
                null);
    }

    private static Map<String, Set<String>> catalogue(Set<Metric> without) {
        return Metric.of(MetricSource.POLLER)
                .filter(metric -> !without.contains(metric))
                .flatMap(metric -> metric.seriesNames().stream().map(name -> Map.entry(name, metric.labels())))
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> new TreeSet<>(entry.getValue())));
    }

    private static Map<String, Set<String>> shown(String scrape) {
        return SAMPLE.matcher(scrape)
                .results()
                .collect(Collectors.toMap(
                        sample -> sample.group(1),
                        sample -> sample.group(2) == null
                                ? new TreeSet<>()
                                : LABEL.matcher(sample.group(2))
                                        .results()
                                        .map(label -> label.group(1))
                                        .collect(Collectors.toCollection(TreeSet::new)),
                        (one, other) -> one));
    }
}
