import java.io.FileReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Rebuilds the table that a compacted topic holds, up to its end as it was at the start, and prints it: key, version and value, by key. No group is joined, so that
 * it may be run at any time. {@code java -cp <kafka-clients and slf4j-api> Table.java <client.properties> <topic>}
 */
class Table {

    /** What is known of a key. A deletion stays, with its version: a late event must not bring the row back. */
    record Row(String version, String value) {}

    public static void main(String[] arguments) throws IOException {
        Properties settings = new Properties();
        try (var file = new FileReader(arguments[0], StandardCharsets.UTF_8)) {
            settings.load(file);
        }
        settings.put("isolation.level", "read_committed");
        Map<String, Row> table = read(settings, arguments[1]);
        new TreeMap<>(table).forEach((key, row) -> {
            if (row.value() != null) {
                System.out.println(key + "\t" + row.version() + "\t" + row.value());
            }
        });
    }

    static Map<String, Row> read(Properties settings, String topic) {
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            // The end may be behind the last committed record by the mark of its transaction: positions pass it.
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Map<String, Row> table = new HashMap<>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(200))) {
                    Row row = new Row(header(record, "ce_sequence"), record.value());
                    table.merge(record.key(), row, (old, now) -> now.version().compareTo(old.version()) >= 0 ? now : old);
                }
            }
            return table;
        }
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
