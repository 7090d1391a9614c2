package com.optiply.connector.writer.lane;

import static org.assertj.core.api.Assertions.assertThat;

import com.optiply.connector.writer.lane.WriterMeters.Shown;
import com.optiply.connector.writer.state.ResourceType;
import com.optiply.connector.writer.state.Standing;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WriterMetersTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final WriterMeters meters = new WriterMeters(registry);

    @Test
    void a_thousand_tenants_are_seventeen_thousand_series_and_one() {
        meters.show(
                IntStream.range(0, 1_000)
                        .mapToObj(i -> lane("tenant-" + i, "no-access"))
                        .toList(),
                NOW);

        assertThat(registry.scrape().lines().filter(line -> line.startsWith("connector_")))
                .hasSize(17_001);
    }

    @Test
    void age_and_block_are_told_and_end_with_the_lane() {
        meters.show(List.of(lane("bakker", "no-access")), NOW);

        assertThat(registry.scrape())
                .contains("connector_optiply_freshness_seconds{tenant=\"bakker\",type=\"products\",} 90.0")
                .contains("connector_optiply_blocked{cause=\"no-access\",tenant=\"bakker\",} 1.0");

        meters.show(List.of(lane("bakker", null)), NOW);
        assertThat(registry.scrape()).doesNotContain("connector_optiply_blocked{");

        meters.show(List.of(), NOW);
        assertThat(registry.scrape()).doesNotContain("bakker").contains("connector_optiply_lanes 0.0");
    }

    private static Shown lane(String tenant, String blocked) {
        return new Shown(
                tenant,
                5,
                blocked,
                Arrays.stream(ResourceType.values())
                        .map(type -> new Standing(
                                1, type, 0, 1, 2, 3, 4, Optional.of(NOW.minusSeconds(90)), Optional.empty()))
                        .toList());
    }
}
