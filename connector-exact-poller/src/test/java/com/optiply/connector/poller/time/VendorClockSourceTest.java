package com.optiply.connector.poller.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.optiply.connector.poller.ConnectorConfig;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A clock that can be set must never decide about a real merchant's calls. */
class VendorClockSourceTest {

    private final VendorClockSource source = new VendorClockSource();

    @Test
    void the_clock_is_the_system_s() {
        assertThat(source.clock(config(Optional.empty(), "production")).toReal(Duration.ofMinutes(1)))
                .isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void the_sandbox_s_clock_is_refused_outside_a_local_installation() {
        ConnectorConfig config = config(Optional.of(URI.create("http://localhost:1/clock")), "production");

        assertThatThrownBy(() -> source.clock(config))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("connector.environment=local");
    }

    private static ConnectorConfig config(Optional<URI> clock, String environment) {
        return new ConnectorConfig() {
            @Override
            public Optional<String> topicPrefix() {
                return Optional.empty();
            }

            @Override
            public int partitions() {
                return 4;
            }

            @Override
            public String environment() {
                return environment;
            }

            @Override
            public Clock clock() {
                return () -> clock;
            }
        };
    }
}
