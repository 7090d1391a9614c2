package com.optiply.connector.model.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the topic job's settings come from. */
class CreateTopicsTest {

    @Test
    void the_environment_wins_over_the_file(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("application.properties");
        Files.writeString(
                file, "connector.partitions=12\nkafka.bootstrap.servers=kafka:9093\nkafka.security.protocol=SSL\n");

        Map<String, String> settings = CreateTopics.settings(
                new String[] {file.toString()},
                Map.of("KAFKA_SECURITY_PROTOCOL", "SASL_SSL", "CONNECTOR_TOPIC_PREFIX", "a.", "PATH", "/bin"));

        assertThat(settings)
                .containsOnly(
                        Map.entry("connector.partitions", "12"),
                        Map.entry("connector.topic-prefix", "a."),
                        Map.entry("kafka.bootstrap.servers", "kafka:9093"),
                        Map.entry("kafka.security.protocol", "SASL_SSL"));
    }

    @Test
    void the_client_gets_what_begins_with_kafka() {
        assertThat(CreateTopics.connection(Map.of("kafka.ssl.truststore.type", "PEM", "connector.partitions", "12")))
                .containsOnly(Map.entry("ssl.truststore.type", "PEM"));
    }
}
