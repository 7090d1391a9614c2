import java.io.FileReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;

/**
 * Asks for a stream of a tenant to be read now. The partition is the tenant's: the whole key, which Kafka's own partitioner hashes, would lead elsewhere.
 * {@code java -cp <kafka-clients and slf4j-api> Hint.java <client.properties> <topic> <tenant> <stream>}
 */
class Hint {

    public static void main(String[] arguments) throws IOException, ExecutionException, InterruptedException {
        Properties client = new Properties();
        try (var file = new FileReader(arguments[0], StandardCharsets.UTF_8)) {
            client.load(file);
        }
        String topic = arguments[1];
        String tenant = arguments[2];
        String stream = arguments[3];
        String hint = """
                {"tenantId": "%s", "stream": "%s", "reason": "by hand", "asked": "%s"}"""
                .formatted(tenant, stream, Instant.now().truncatedTo(ChronoUnit.MILLIS));
        try (var producer = new KafkaProducer<>(client, new StringSerializer(), new StringSerializer())) {
            int partition = partition(tenant, producer.partitionsFor(topic).size());
            producer.send(new ProducerRecord<>(topic, partition, tenant + "/" + stream, hint)).get();
            System.out.println(topic + " " + partition);
        }
    }

    private static int partition(String tenant, int partitions) {
        return Utils.toPositive(Utils.murmur2(tenant.getBytes(StandardCharsets.UTF_8))) % partitions;
    }
}
