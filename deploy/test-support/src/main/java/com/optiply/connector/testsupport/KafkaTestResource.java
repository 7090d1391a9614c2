package com.optiply.connector.testsupport;

import com.optiply.connector.model.topic.TopicSetup;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.testcontainers.kafka.KafkaContainer;

/** A real broker with all topics for a Quarkus test: sets {@code kafka.bootstrap.servers} and {@code connector.partitions}. */
public final class KafkaTestResource implements QuarkusTestResourceLifecycleManager {

    public static final int PARTITIONS = 4;

    private AutoCloseable broker = () -> {};

    @Override
    public Map<String, String> start() {
        String servers =
                switch (Infrastructure.chosen()) {
                    case EMBEDDED -> embedded();
                    case CONTAINERS -> container();
                };
        createTopics(servers);
        return Map.of("kafka.bootstrap.servers", servers, "connector.partitions", Integer.toString(PARTITIONS));
    }

    @Override
    public void stop() {
        try {
            broker.close();
        } catch (Exception e) {
            throw new IllegalStateException("The broker does not stop", e);
        }
    }

    private String embedded() {
        BrokerProcess process = BrokerProcess.start();
        broker = process;
        return process.bootstrapServers();
    }

    private String container() {
        KafkaContainer container = new KafkaContainer("apache/kafka:4.1.1");
        container.start();
        broker = container;
        return container.getBootstrapServers();
    }

    private static void createTopics(String servers) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            new TopicSetup("", PARTITIONS).create(admin, Optional.of((short) 1));
        } catch (ExecutionException e) {
            throw new IllegalStateException("The topics cannot be created", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
