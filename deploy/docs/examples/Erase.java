import java.io.FileReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Follows every row of an off-boarded tenant by a tombstone, so that compaction takes it away, and says how many there were. Refuses while the tenant is there. May
 * be run again at any time: what is deleted already is left alone.
 * {@code java -cp <kafka-clients and slf4j-api> Erase.java <client.properties> <tenant> [topic prefix]}
 */
class Erase {

    private static final List<String> TOPICS = List.of(
            "exact.item.v1",
            "exact.item-price.v1",
            "exact.stock-position.v1",
            "exact.warehouse.v1",
            "exact.sales-order.v1",
            "exact.sales-order-line.v1",
            "exact.sales-invoice.v1",
            "exact.sales-invoice-line.v1",
            "exact.composition.v1",
            "exact.composition-part.v1");

    public static void main(String[] arguments) throws IOException, ExecutionException, InterruptedException {
        Properties client = new Properties();
        try (var file = new FileReader(arguments[0], StandardCharsets.UTF_8)) {
            client.load(file);
        }
        String tenant = arguments[1];
        String prefix = arguments.length > 2 ? arguments[2] : "";
        if (!live(client, prefix + "connector.tenant.v1", tenant).isEmpty()) {
            System.err.println(tenant + " is not off-boarded: nothing was done");
            System.exit(1);
        }
        for (String topic : TOPICS) {
            var rows = live(client, prefix + topic, tenant);
            try (var producer = new KafkaProducer<>(client, new StringSerializer(), new StringSerializer())) {
                for (ConsumerRecord<String, String> row : rows.values()) {
                    var tombstone = new ProducerRecord<String, String>(
                            row.topic(), row.partition(), row.key(), null, deleted(row.headers()));
                    producer.send(tombstone).get();
                }
            }
            System.out.println(prefix + topic + " " + rows.size());
        }
    }

    /** The newest records of a tenant that are no tombstones, by key. */
    private static Map<String, ConsumerRecord<String, String>> live(Properties client, String topic, String tenant) {
        Properties settings = new Properties();
        settings.putAll(client);
        settings.put("isolation.level", "read_committed");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Map<String, ConsumerRecord<String, String>> rows = new HashMap<>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(200))) {
                    if (record.key().equals(tenant) || record.key().startsWith(tenant + "/")) {
                        rows.put(record.key(), record);
                    }
                }
            }
            rows.values().removeIf(record -> record.value() == null);
            return rows;
        }
    }

    /** The same version, which with other content replaces; as an event of its own. */
    private static Headers deleted(Headers headers) {
        String type = new String(headers.lastHeader("ce_type").value(), StandardCharsets.UTF_8);
        put(headers, "ce_type", type.replace(".changed.", ".deleted."));
        put(headers, "ce_id", UUID.randomUUID().toString());
        return headers;
    }

    private static void put(Headers headers, String name, String value) {
        headers.remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
