package com.optiply.connector.auth.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.optiply.connector.auth.fixture.ServiceTest;
import com.optiply.connector.model.metric.Metric;
import com.optiply.connector.model.metric.MetricSource;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What connector-auth shows is what the catalogue lists, no more and no less. */
@QuarkusTest
class TenantGaugesTest extends ServiceTest {

    private static final Pattern SAMPLE = Pattern.compile("(?m)^(connector_\\w+)\\{(.*)} \\S+$");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"");

    @Inject
    PrometheusMeterRegistry registry;

    @Test
    void consents_are_shown_as_long_as_they_are_there() {
        active("gauged");

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(registry.scrape())
                .contains("connector_auth_grant_state{state=\"active\",tenant=\"gauged\",} 1.0")
                .contains("connector_auth_token_age_seconds{tenant=\"gauged\",}")
                .containsPattern("connector_auth_tenants\\{state=\"active\",} [1-9]"));
        assertThat(shown(registry.scrape()))
                .isEqualTo(Metric.of(MetricSource.AUTH)
                        .collect(Collectors.toMap(
                                metric -> metric.seriesNames().getFirst(), metric -> new TreeSet<>(metric.labels()))));

        operator.delete("/api/v1/tenants/gauged?optiply=keep");
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(registry.scrape()).doesNotContain("tenant=\"gauged\""));
    }

    private static Map<String, Set<String>> shown(String scrape) {
        return SAMPLE.matcher(scrape)
                .results()
                .collect(Collectors.toMap(
                        sample -> sample.group(1),
                        sample -> LABEL.matcher(sample.group(2))
                                .results()
                                .map(label -> label.group(1))
                                .collect(Collectors.toCollection(TreeSet::new)),
                        (one, other) -> one));
    }
}
