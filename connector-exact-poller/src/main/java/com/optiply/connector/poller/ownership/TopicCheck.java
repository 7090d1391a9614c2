package com.optiply.connector.poller.ownership;

import com.optiply.connector.model.topic.TopicSetup;
import com.optiply.connector.poller.ConnectorConfig;
import com.optiply.connector.poller.publish.KafkaSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/** Whether the topics on the broker fit: another number of partitions would put tenants where nobody looks for them. Asked every few seconds at most. */
@ApplicationScoped
public class TopicCheck {

    private static final Duration WHEN_WELL = Duration.ofSeconds(30);
    private static final Duration WHEN_NOT = Duration.ofSeconds(2);

    private final KafkaSettings kafka;
    private final TopicSetup setup;
    private List<String> problems = List.of("The topics have not been looked at yet");
    private long checkedNanos;
    private boolean checked;

    public TopicCheck(KafkaSettings kafka, ConnectorConfig config) {
        this.kafka = kafka;
        this.setup = new TopicSetup(config.prefix(), config.partitions());
    }

    /** @return one sentence for each topic that does not fit; empty when all is well */
    public synchronized List<String> problems() throws InterruptedException {
        Duration age = Duration.ofNanos(System.nanoTime() - checkedNanos);
        if (!checked || age.compareTo(problems.isEmpty() ? WHEN_WELL : WHEN_NOT) > 0) {
            problems = look();
            checkedNanos = System.nanoTime();
            checked = true;
        }
        return problems;
    }

    private List<String> look() throws InterruptedException {
        var settings = kafka.connection();
        settings.put("default.api.timeout.ms", 5_000);
        settings.put("request.timeout.ms", 4_000);
        try (Admin admin = Admin.create(settings)) {
            return setup.problems(admin);
        } catch (KafkaException e) {
            return List.of("Kafka cannot be asked: " + e.getMessage());
        }
    }
}
