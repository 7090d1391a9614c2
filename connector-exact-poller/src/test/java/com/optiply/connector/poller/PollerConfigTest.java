package com.optiply.connector.poller;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every default, pinned: a change of one is a change that users notice. */
class PollerConfigTest {

    @Test
    void defaults_of_the_poller() {
        PollerConfig config = config(Map.of()).getConfigMapping(PollerConfig.class);

        assertThat(config.memberId()).isEmpty();
        assertThat(config.groupProtocol()).isEqualTo("classic");
        assertThat(config.sessionTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.transactionTimeout()).isEqualTo(Duration.ofSeconds(15));
        assertThat(config.intervals()).isEmpty();
        assertThat(config.calls().perMinute()).isEqualTo(60);
        assertThat(config.calls().perDay()).isEqualTo(5_000);
        assertThat(config.calls().keptPerMinute()).isEqualTo(3);
        assertThat(config.calls().keptPerDay()).isEqualTo(500);
        assertThat(config.calls().errorsPerHour()).isEqualTo(5);
        assertThat(config.http().connectTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.http().timeout()).isEqualTo(Duration.ofSeconds(60));
        assertThat(config.http().largestBody()).isEqualTo(40 * 1024 * 1024);
        assertThat(config.http().pagesInWork()).isEqualTo(32 * 1024 * 1024);
        assertThat(config.comparison().from()).isEqualTo("00:30");
        assertThat(config.comparison().to()).isEqualTo("03:30");
        assertThat(config.comparison().every()).isEqualTo(Duration.ofDays(7));
        assertThat(config.comparison().newestDays()).isEqualTo(30);
        assertThat(config.maintenance().from()).isEqualTo("03:50");
        assertThat(config.maintenance().to()).isEqualTo("04:40");
        assertThat(config.overlap().rows()).isEqualTo(256);
        assertThat(config.overlap().window()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void defaults_shared_by_all_services() {
        ConnectorConfig config = config(Map.of()).getConfigMapping(ConnectorConfig.class);

        assertThat(config.prefix()).isEmpty();
        assertThat(config.partitions()).isEqualTo(24);
        assertThat(config.environment()).isEqualTo("production");
        assertThat(config.clock().sandboxUrl()).isEmpty();
    }

    @Test
    void an_interval_is_set_by_the_name_of_the_stream() {
        PollerConfig config =
                config(Map.of("poller.intervals.stock-positions", "30s")).getConfigMapping(PollerConfig.class);

        assertThat(config.intervals()).containsEntry("stock-positions", Duration.ofSeconds(30));
    }

    private static io.smallrye.config.SmallRyeConfig config(Map<String, String> values) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(PollerConfig.class)
                .withMapping(ConnectorConfig.class);
        values.forEach(builder::withDefaultValue);
        return builder.build();
    }
}
