package com.optiply.connector.writer.lane;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Alive while the lanes are looked after, whether or not database, Kafka and Optiply answer: a restart would not make them come back. */
@Liveness
@ApplicationScoped
class LanesAlive implements HealthCheck {

    private static final Duration TOO_LONG = Duration.ofMinutes(2);

    private final Lanes lanes;

    LanesAlive(Lanes lanes) {
        this.lanes = lanes;
    }

    @Override
    public HealthCheckResponse call() {
        return answer(lanes.sinceRound(), lanes.held().size());
    }

    static HealthCheckResponse answer(Duration sinceRound, int lanes) {
        return HealthCheckResponse.named("lanes")
                .withData("lanes", lanes)
                .withData("secondsSinceProgress", sinceRound.toSeconds())
                .status(sinceRound.compareTo(TOO_LONG) < 0)
                .build();
    }
}
