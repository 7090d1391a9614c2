package com.optiply.connector.writer.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class LanesAliveTest {

    @Test
    void whoGoesRoundIsAliveWhoStandsStillIsNot() {
        assertThat(LanesAlive.answer(Duration.ofSeconds(119), 3).getStatus()).isEqualTo(Status.UP);
        assertThat(LanesAlive.answer(Duration.ofSeconds(120), 3).getStatus()).isEqualTo(Status.DOWN);
    }
}
