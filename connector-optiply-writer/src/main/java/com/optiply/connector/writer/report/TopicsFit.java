package com.optiply.connector.writer.report;

import com.optiply.connector.model.topic.TopicSetup;
import com.optiply.connector.writer.config.ConnectorConfig;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready while the topics on the broker do not fit the catalogue: with another number of partitions a tenant would be looked for in the wrong place. */
@Readiness
@ApplicationScoped
class TopicsFit implements HealthCheck {

    private static final Duration KEEP = Duration.ofSeconds(15);

    private final ConnectorConfig config;
    private final Admin admin;
    private List<String> problems = List.of("not looked at yet");
    private long lookedAt = System.nanoTime() - KEEP.toNanos();

    TopicsFit(ConnectorConfig config, @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.config = config;
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.keySet().retainAll(AdminClientConfig.configNames());
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 4_000);
        this.admin = Admin.create(settings);
    }

    @Override
    public synchronized HealthCheckResponse call() {
        if (System.nanoTime() - lookedAt >= KEEP.toNanos() || !problems.isEmpty()) {
            look();
        }
        return HealthCheckResponse.named("topics fit")
                .status(problems.isEmpty())
                .withData("problems", String.join("; ", problems))
                .build();
    }

    @PreDestroy
    void close() {
        admin.close(Duration.ofSeconds(1));
    }

    private void look() {
        try {
            problems = new TopicSetup(config.prefix(), config.partitions()).problems(admin);
            lookedAt = System.nanoTime();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            problems = List.of("interrupted");
        } catch (RuntimeException e) {
            problems = List.of("Kafka does not answer: " + e.getMessage());
        }
    }
}
