package com.optiply.connector.poller.ownership;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Alive while the group member goes round; a process whose member id is somebody else's is not. */
@Liveness
@ApplicationScoped
public class LoopAlive implements HealthCheck {

    private static final Duration TOO_LONG = Duration.ofSeconds(90);

    private final OwnershipLoop loop;

    public LoopAlive(OwnershipLoop loop) {
        this.loop = loop;
    }

    @Override
    public HealthCheckResponse call() {
        Duration since = loop.sinceProgress();
        return HealthCheckResponse.named("ownership")
                .withData("partitions", loop.owned().size())
                .withData("secondsSinceProgress", since.toSeconds())
                .withData("displaced", loop.isDisplaced())
                .status(!loop.isDisplaced() && since.compareTo(TOO_LONG) < 0)
                .build();
    }
}
