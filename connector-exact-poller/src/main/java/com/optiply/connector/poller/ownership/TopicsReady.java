package com.optiply.connector.poller.ownership;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the topics are there and have the number of partitions that is configured. */
@Readiness
@ApplicationScoped
public class TopicsReady implements HealthCheck {

    private final TopicCheck check;

    public TopicsReady(TopicCheck check) {
        this.check = check;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("topics");
        try {
            List<String> problems = check.problems();
            problems.forEach(problem -> answer.withData("problem " + problems.indexOf(problem), problem));
            return answer.status(problems.isEmpty()).build();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return answer.down().build();
        }
    }
}
