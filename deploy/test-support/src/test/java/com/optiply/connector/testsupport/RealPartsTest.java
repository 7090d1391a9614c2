package com.optiply.connector.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import com.optiply.connector.model.TenantId;
import com.optiply.connector.model.topic.TenantPartitioner;
import com.optiply.connector.model.topic.Topic;
import com.optiply.connector.model.topic.TopicSetup;
import java.sql.DriverManager;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** The parts that all other tests stand on. */
class RealPartsTest {

    @Test
    void the_broker_has_every_topic_of_the_catalogue_and_spreads_records_by_tenant() throws Exception {
        KafkaTestResource kafka = new KafkaTestResource();
        try {
            String servers = kafka.start().get("kafka.bootstrap.servers");

            try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
                assertThat(new TopicSetup("", KafkaTestResource.PARTITIONS).problems(admin))
                        .isEmpty();
                assertThat(new TopicSetup("", 24).problems(admin))
                        .hasSize(Topic.values().length)
                        .allMatch(problem -> problem.contains("connector.partitions says 24"));
            }
            try (var producer = new KafkaProducer<String, String>(
                    Map.of("bootstrap.servers", servers, "partitioner.class", TenantPartitioner.class.getName()),
                    new StringSerializer(),
                    new StringSerializer())) {
                var sent = producer.send(new ProducerRecord<>(Topic.ITEM.name(""), "bakker-bv/1", "{}"))
                        .get();
                assertThat(sent.partition())
                        .isEqualTo(
                                TenantPartitioner.partition(new TenantId("bakker-bv"), KafkaTestResource.PARTITIONS));
            }
        } finally {
            kafka.stop();
        }
    }

    @Test
    void the_database_is_empty_and_writes_durably() throws Exception {
        PostgresTestResource postgres = new PostgresTestResource();
        try {
            Map<String, String> settings = postgres.start();

            try (var connection = DriverManager.getConnection(
                            settings.get("quarkus.datasource.jdbc.url"),
                            settings.get("quarkus.datasource.username"),
                            settings.get("quarkus.datasource.password"));
                    var statement = connection.createStatement();
                    var answer = statement.executeQuery(
                            "SELECT current_setting('fsync'), count(*) FROM pg_tables WHERE schemaname = 'public'")) {
                assertThat(answer.next()).isTrue();
                assertThat(answer.getString(1)).isEqualTo("on");
                assertThat(answer.getInt(2)).isZero();
            }
        } finally {
            postgres.stop();
        }
    }
}
