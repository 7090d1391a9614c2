package com.optiply.connector.poller.replay;

import com.optiply.connector.model.topic.Topic;
import com.optiply.connector.poller.publish.KafkaSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads one partition of one topic from the beginning to the end it has when the reading begins. */
@ApplicationScoped
public class PartitionReplay {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final KafkaSettings kafka;

    public PartitionReplay(KafkaSettings kafka) {
        this.kafka = kafka;
    }

    /**
     * @param each gets every committed record, in order
     * @return the offset up to which was read, exclusive
     * @throws org.apache.kafka.common.KafkaException when the broker does not answer, or no progress is made for half a minute
     */
    public long read(Topic topic, int partition, Consumer<ConsumerRecord<String, byte[]>> each) {
        TopicPartition source = new TopicPartition(topic.name(kafka.prefix()), partition);
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings(), new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(source));
            consumer.seekToBeginning(List.of(source));
            long end = consumer.endOffsets(List.of(source)).get(source);
            long progress = System.nanoTime();
            long position = consumer.position(source);
            while (position < end) {
                consumer.poll(Duration.ofMillis(500)).records(source).stream()
                        .filter(record -> record.offset() < end)
                        .forEach(each);
                long now = consumer.position(source);
                if (now > position) {
                    progress = System.nanoTime();
                } else if (System.nanoTime() - progress > PATIENCE.toNanos()) {
                    throw new org.apache.kafka.common.errors.TimeoutException(
                            "No progress in reading " + source + " at offset " + position);
                }
                position = now;
            }
            return end;
        }
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = kafka.connection();
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 100);
        return settings;
    }
}
