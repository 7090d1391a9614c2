package com.optiply.connector.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.optiply.connector.model.TenantId;
import com.optiply.connector.model.envelope.EventHeaders;
import com.optiply.connector.model.envelope.EventKey;
import com.optiply.connector.model.envelope.EventOrigin;
import com.optiply.connector.model.envelope.Origin;
import com.optiply.connector.model.envelope.Version;
import com.optiply.connector.model.json.EventJson;
import com.optiply.connector.model.progress.PollHint;
import com.optiply.connector.model.topic.TenantPartitioner;
import com.optiply.connector.model.topic.Topic;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples for data engineers do what they say, against a real broker. */
class ExamplesTest {

    private static final Path EXAMPLES = Dist.root().resolve("deploy/docs/examples");
    private static final String LAMP = "6f1d2c1e-0000-4c00-9a00-000000000001";
    private static final String CHAIR = "6f1d2c1e-0000-4c00-9a00-000000000002";
    private static final KafkaTestResource KAFKA = new KafkaTestResource();

    private static final int PARTITIONS = 4;

    private static String servers;

    @TempDir
    Path folder;

    /** A lamp that was changed, a chair that was deleted and comes late again, stock in two warehouses; then a page that is given up. */
    @BeforeAll
    static void publish() throws Exception {
        servers = KAFKA.start().get("kafka.bootstrap.servers");
        try (var producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        servers,
                        "partitioner.class",
                        TenantPartitioner.class.getName(),
                        "transactional.id",
                        "examples"),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            send(producer, Topic.ITEM, LAMP, 1, item(LAMP, "LAMP-01", "Lamp"));
            send(producer, Topic.ITEM, CHAIR, 2, item(CHAIR, "CHAIR-01", "Chair"));
            send(producer, Topic.ITEM, LAMP, 3, item(LAMP, "LAMP-01", "Desk lamp"));
            send(producer, Topic.ITEM, CHAIR, 4, null);
            send(producer, Topic.ITEM, CHAIR, 2, item(CHAIR, "CHAIR-01", "Chair"));
            send(producer, Topic.STOCK_POSITION, UUID.randomUUID().toString(), 5, stock(LAMP, 14.5, 2));
            send(producer, Topic.STOCK_POSITION, UUID.randomUUID().toString(), 6, stock(LAMP, 3, 0));
            producer.commitTransaction();
            producer.beginTransaction();
            send(producer, Topic.ITEM, LAMP, 9, item(LAMP, "LAMP-01", "Never committed"));
            producer.flush();
            producer.abortTransaction();
        }
    }

    @AfterAll
    static void stop() {
        KAFKA.stop();
    }

    @Test
    void a_table_is_rebuilt_from_its_topic() throws Exception {
        List<String> rows = java("Table.java", client(), Topic.ITEM.name(""));

        assertThat(rows.stream().filter(row -> row.contains("\t")))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .startsWith("bakker-bv/" + LAMP + "\t" + new Version(1, 3))
                        .contains("Desk lamp"));
    }

    @Test
    void a_sink_keeps_a_table_and_may_begin_again_at_any_time() throws Exception {
        try (EmbeddedPostgresql postgres = EmbeddedPostgresql.start(0)) {
            postgres.createDatabase("lake");
            String url = postgres.jdbcUrl("lake") + "?user=" + EmbeddedPostgresql.USER;
            for (int run = 1; run <= 2; run++) {
                assertThat(java("PostgresSink.java", client(), Topic.ITEM.name(""), url, "once"))
                        .isEmpty();
                assertThat(rows(url, "select key, version, value->>'description' from event_row order by key"))
                        .containsExactly(
                                "bakker-bv/" + LAMP + " " + new Version(1, 3) + " Desk lamp",
                                "bakker-bv/" + CHAIR + " " + new Version(1, 4) + " null");
                // As after a restore to an older moment: everything is read again.
                rows(
                        url,
                        "with back as (update event_place set next = 0 returning next) select next, '', '' from back");
            }
        }
    }

    private static List<String> rows(String url, String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                rows.add(row.getString(1) + " " + row.getString(2) + " " + row.getString(3));
            }
        }
        return rows;
    }

    /** The file by which an example finds the cluster. */
    private String client() throws IOException {
        return Files.writeString(folder.resolve("client.properties"), "bootstrap.servers=" + servers)
                .toString();
    }

    private List<String> java(String example, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                EXAMPLES.resolve(example).toString()));
        command.addAll(List.of(arguments));
        return run(command.toArray(String[]::new));
    }

    @Test
    void an_off_boarded_tenants_rows_are_followed_by_tombstones_and_nobody_elses() throws Exception {
        TenantId gone = new TenantId("gone-bv");
        TenantId here = new TenantId("here-bv");
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers, "partitioner.class", TenantPartitioner.class.getName()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            send(producer, gone, Topic.WAREHOUSE, LAMP, 1, example(Topic.WAREHOUSE));
            send(producer, gone, Topic.WAREHOUSE, LAMP, 2, example(Topic.WAREHOUSE));
            send(producer, gone, Topic.WAREHOUSE, CHAIR, 3, example(Topic.WAREHOUSE));
            send(producer, here, Topic.WAREHOUSE, LAMP, 4, example(Topic.WAREHOUSE));
            producer.send(new ProducerRecord<>(Topic.TENANT.name(""), here.value(), new byte[] {'{', '}'}))
                    .get();
            producer.send(new ProducerRecord<>(Topic.TENANT.name(""), gone.value(), new byte[] {'{', '}'}))
                    .get();
            producer.send(new ProducerRecord<>(Topic.TENANT.name(""), gone.value(), null))
                    .get();
        }
        assertThat(java("Erase.java", client(), gone.value())).contains(Topic.WAREHOUSE.name("") + " 2");
        assertThat(java("Erase.java", client(), gone.value())).contains(Topic.WAREHOUSE.name("") + " 0");
        assertThat(java("Table.java", client(), Topic.WAREHOUSE.name("")).stream()
                        .filter(row -> row.contains("\t")))
                .singleElement()
                .satisfies(row -> assertThat(row).startsWith(here.value()));
        assertThatThrownBy(() -> java("Erase.java", client(), here.value())).hasMessageContaining("is not off-boarded");
    }

    /** Where the owner of the tenant looks, and as it reads. */
    @Test
    void a_hint_lies_in_the_partition_of_its_tenant() throws Exception {
        for (String tenant : List.of("bakker-bv", "demo", "gone-bv")) {
            String said = java("Hint.java", client(), Topic.POLL_HINT.name(""), tenant, "stock-positions")
                    .getFirst();
            TopicPartition place = new TopicPartition(
                    Topic.POLL_HINT.name(""), TenantPartitioner.partition(new TenantId(tenant), PARTITIONS));

            assertThat(said).isEqualTo(place.topic() + " " + place.partition());
            try (var consumer = new KafkaConsumer<>(
                    Map.<String, Object>of("bootstrap.servers", servers, "auto.offset.reset", "earliest"),
                    new StringDeserializer(),
                    new ByteArrayDeserializer())) {
                consumer.assign(List.of(place));
                List<PollHint> hints = new ArrayList<>();
                Instant end = Instant.now().plusSeconds(30);
                while (hints.stream().noneMatch(hint -> hint.tenantId().value().equals(tenant))
                        && Instant.now().isBefore(end)) {
                    consumer.poll(Duration.ofSeconds(1))
                            .forEach(record -> hints.add(EventJson.read(record.value(), PollHint.class)));
                }
                assertThat(hints).extracting(hint -> hint.tenantId().value()).contains(tenant);
                assertThat(hints).extracting(PollHint::stream).containsOnly("stock-positions");
            }
        }
    }

    @Test
    void dumps_are_queried_with_duckdb() throws Exception {
        assumeTrue(onPath("kcat") && onPath("jq"), "Not run: kcat and jq are not on the PATH");
        for (Map.Entry<String, Topic> dump : Map.of("items.jsonl", Topic.ITEM, "stock.jsonl", Topic.STOCK_POSITION)
                .entrySet()) {
            List<String> lines = run(
                    EXAMPLES.resolve("dump.sh").toString(),
                    servers,
                    dump.getValue().name(""));
            Files.write(folder.resolve(dump.getKey()), lines);
        }
        assertThat(Files.readAllLines(folder.resolve("items.jsonl")))
                .hasSize(5)
                .noneMatch(line -> line.contains("Never committed"))
                .anyMatch(line -> line.contains("\"value\":null"));

        assertThat(query(Files.readString(EXAMPLES.resolve("stock.sql"))))
                .containsExactly("bakker-bv LAMP-01 Desk lamp 15.5000");
    }

    private List<String> query(String script) throws SQLException {
        String here = script.replace("'items.jsonl'", "'" + folder.resolve("items.jsonl") + "'")
                .replace("'stock.jsonl'", "'" + folder.resolve("stock.jsonl") + "'");
        List<String> rows = new ArrayList<>();
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            String[] statements = here.split(";\n");
            for (int i = 0; i < statements.length - 1; i++) {
                statement.execute(statements[i]);
            }
            try (ResultSet row = statement.executeQuery(statements[statements.length - 1])) {
                while (row.next()) {
                    rows.add(String.join(" ", row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
                }
            }
        }
        return rows;
    }

    private List<String> run(String... command) throws IOException, InterruptedException {
        File out = folder.resolve("out").toFile();
        File complaints = folder.resolve("complaints").toFile();
        Process process = new ProcessBuilder(command)
                .redirectOutput(out)
                .redirectError(complaints)
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(complaints.toPath()))
                .isZero();
        return Files.readAllLines(out.toPath());
    }

    private static boolean onPath(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static void send(
            KafkaProducer<String, byte[]> producer, Topic topic, String id, long version, JsonNode value) {
        send(producer, new TenantId("bakker-bv"), topic, id, version, value);
    }

    private static void send(
            KafkaProducer<String, byte[]> producer,
            TenantId tenant,
            Topic topic,
            String id,
            long version,
            JsonNode value) {
        EventOrigin from =
                new EventOrigin(tenant, new UUID(0, 1), 124132, "/exact/nl/124132", Origin.LIVE, Optional.empty());
        Version at = new Version(1, version);
        Instant time = Instant.parse("2026-11-23T10:00:00Z");
        EventHeaders headers = value == null
                ? EventHeaders.deleted(topic, from, id, at, time)
                : EventHeaders.changed(topic, from, id, at, "", time);
        var record = new ProducerRecord<>(
                topic.name(""), new EventKey(tenant, id).toString(), value == null ? null : EventJson.write(value));
        headers.writeTo(record.headers());
        var unused = producer.send(record);
    }

    private static ObjectNode item(String id, String code, String description) throws IOException {
        return example(Topic.ITEM).put("id", id).put("code", code).put("description", description);
    }

    private static ObjectNode stock(String item, double current, double goingOut) throws IOException {
        return example(Topic.STOCK_POSITION)
                .put("itemId", item)
                .put("currentStock", current)
                .put("planningOut", goingOut);
    }

    private static ObjectNode example(Topic topic) throws IOException {
        try (var in = Topic.class.getResourceAsStream("/examples/" + topic.stem() + ".json")) {
            return (ObjectNode) EventJson.mapper().readTree(in);
        }
    }
}
