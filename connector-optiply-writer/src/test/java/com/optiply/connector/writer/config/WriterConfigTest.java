package com.optiply.connector.writer.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class WriterConfigTest {

    /** Pins every default: what an installation relies on does not change by accident. */
    @Test
    void hasTheseDefaults() {
        WriterConfig config = new SmallRyeConfigBuilder()
                .withMapping(WriterConfig.class)
                .withDefaultValue("writer.member-id", "writer-0")
                .build()
                .getConfigMapping(WriterConfig.class);

        assertThat(config.inFlight()).isEqualTo(8);
        assertThat(config.lease()).isEqualTo(Duration.ofSeconds(90));
        assertThat(config.callTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.unclearWait()).isEqualTo(Duration.ofSeconds(60));
        assertThat(config.orderWait()).isEqualTo(Duration.ofMinutes(10));
        assertThat(config.unknownItemWait()).isEqualTo(Duration.ofMinutes(30));
        assertThat(config.clockSkew()).isEqualTo(Duration.ofMinutes(2));
        assertThat(config.zone()).isEqualTo(ZoneId.of("Europe/Amsterdam"));
        assertThat(config.attempts()).isEqualTo(6);
        assertThat(config.statusInterval()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.remarkChunk()).isEqualTo(5_000);
        assertThat(config.pageSize()).isEqualTo(100);
        assertThat(config.pacing().startPerSecond()).isEqualTo(5);
        assertThat(config.pacing().maxPerSecond()).isEqualTo(50);
        assertThat(config.pacing().minPerSecond()).isEqualTo(0.5);
    }
}
