package com.optiply.connector.auth.status;

import com.optiply.connector.model.topic.TopicSetup;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready only with all topics there and of the configured number of partitions: with another count, records of a tenant would lie where nobody looks. */
@Readiness
@ApplicationScoped
class TopicsReady implements HealthCheck {

    private static final Duration KEEP = Duration.ofSeconds(10);

    private record Finding(List<String> problems, Instant at) {}

    private final TopicSetup setup;
    private final Admin admin;
    private volatile Finding last = new Finding(List.of("not looked yet"), Instant.MIN);

    TopicsReady(
            @ConfigProperty(name = "connector.topic-prefix", defaultValue = "") Optional<String> prefix,
            @ConfigProperty(name = "connector.partitions", defaultValue = "24") int partitions,
            @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.setup = new TopicSetup(prefix.orElse(""), partitions);
        Map<String, Object> settings = new HashMap<>();
        AdminClientConfig.configNames().stream()
                .filter(kafka::containsKey)
                .forEach(name -> settings.put(name, kafka.get(name)));
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5000);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5000);
        this.admin = Admin.create(settings);
    }

    @Override
    public HealthCheckResponse call() {
        List<String> problems = problems();
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("topics").status(problems.isEmpty());
        for (int i = 0; i < problems.size(); i++) {
            answer.withData("problem-" + (i + 1), problems.get(i));
        }
        return answer.build();
    }

    private synchronized List<String> problems() {
        Finding finding = last;
        if (finding.problems().isEmpty() && Instant.now().isBefore(finding.at().plus(KEEP))) {
            return finding.problems();
        }
        try {
            last = new Finding(setup.problems(admin), Instant.now());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            last = new Finding(List.of("Interrupted while looking"), Instant.now());
        }
        return last.problems();
    }

    @PreDestroy
    void close() {
        admin.close(Duration.ofSeconds(1));
    }
}
