import java.io.FileReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * A sink in the manner of Kafka Connect: keeps a topic as a table of PostgreSQL. Each batch and the place behind it are one transaction, so it may be killed at any time and
 * started again; what comes twice or late changes nothing. One process for each topic; no consumer group is needed.
 * {@code java -cp <kafka-clients, slf4j-api, postgresql> PostgresSink.java <client.properties> <topic> <jdbc url> [once]}: with {@code once} it ends at the topic's end.
 */
class PostgresSink {

    private static final String TABLES = """
            create table if not exists event_row (
              topic text, key text, version text collate "C" not null, value jsonb, primary key (topic, key));
            create table if not exists event_place (topic text, part int, next bigint not null, primary key (topic, part));
            """;

    // Newest version wins, of equal versions the later record. A deletion stays as a row without value: a late event must not bring the row back.
    private static final String ROW = """
            insert into event_row values (?, ?, ?, ?::jsonb)
            on conflict (topic, key) do update set version = excluded.version, value = excluded.value
            where event_row.version <= excluded.version""";

    private static final String PLACE =
            "insert into event_place values (?, ?, ?) on conflict (topic, part) do update set next = excluded.next";

    public static void main(String[] arguments) throws IOException, SQLException {
        boolean once = arguments.length > 3 && arguments[3].equals("once");
        Properties settings = new Properties();
        try (var file = new FileReader(arguments[0], StandardCharsets.UTF_8)) {
            settings.load(file);
        }
        settings.put("isolation.level", "read_committed");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
                Connection database = DriverManager.getConnection(arguments[2])) {
            database.createStatement().execute(TABLES);
            database.setAutoCommit(false);
            String topic = arguments[1];
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            for (TopicPartition partition : partitions) {
                consumer.seek(partition, place(database, partition));
            }
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (!once || partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                ConsumerRecords<String, String> batch = consumer.poll(Duration.ofMillis(500));
                if (!batch.isEmpty()) {
                    store(database, batch);
                }
            }
        }
    }

    private static long place(Connection database, TopicPartition partition) throws SQLException {
        try (PreparedStatement select = database.prepareStatement("select next from event_place where topic = ? and part = ?")) {
            select.setString(1, partition.topic());
            select.setInt(2, partition.partition());
            ResultSet row = select.executeQuery();
            return row.next() ? row.getLong(1) : 0;
        }
    }

    private static void store(Connection database, ConsumerRecords<String, String> batch) throws SQLException {
        try (PreparedStatement rows = database.prepareStatement(ROW);
                PreparedStatement places = database.prepareStatement(PLACE)) {
            for (ConsumerRecord<String, String> record : batch) {
                rows.setString(1, record.topic());
                rows.setString(2, record.key());
                rows.setString(3, new String(record.headers().lastHeader("ce_sequence").value(), StandardCharsets.UTF_8));
                rows.setString(4, record.value());
                rows.addBatch();
            }
            for (TopicPartition partition : batch.partitions()) {
                places.setString(1, partition.topic());
                places.setInt(2, partition.partition());
                places.setLong(3, batch.records(partition).getLast().offset() + 1);
                places.addBatch();
            }
            rows.executeBatch();
            places.executeBatch();
            database.commit();
        }
    }
}
