package com.optiply.connector.local.progress;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads along on the entity topics as any outsider could, with {@code read_committed}: how many keys of a tenant are alive, and whether an event id came twice.
 */
public final class Tap implements AutoCloseable {

    private static final Pattern ENTITY_TOPICS = Pattern.compile("exact\\.(?!dead-letter).*");

    private record Place(String topic, String tenant) {}

    private final Map<Place, Set<String>> alive = new HashMap<>();
    private final Set<String> ids = new HashSet<>();
    private final List<String> problems = new ArrayList<>();
    private final KafkaConsumer<String, byte[]> consumer;
    private final Thread reader;
    private long records;
    private long behind = Long.MAX_VALUE;

    public Tap(String bootstrapServers) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(entityPartitions());
        reader = Thread.ofPlatform().daemon().name("tap").start(this::read);
    }

    /** @return keys of the tenant on the topic whose newest record is no deletion */
    public synchronized int alive(String topic, String tenant) {
        return alive.getOrDefault(new Place(topic, tenant), Set.of()).size();
    }

    /** @return records seen on all entity topics, deletions included */
    public synchronized long records() {
        return records;
    }

    /** @return whether everything that was committed when it last looked has been seen, or nothing more can be */
    public synchronized boolean hasSeenAll() {
        return behind == 0;
    }

    /** @return topic, key and id of events that came a second time, or why the topics cannot be read; empty when every {@code ce_id} is there once */
    public synchronized List<String> problems() {
        return List.copyOf(problems);
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            reader.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Collection<TopicPartition> entityPartitions() {
        List<TopicPartition> partitions = new ArrayList<>();
        consumer.listTopics().forEach((topic, infos) -> {
            if (ENTITY_TOPICS.matcher(topic).matches()) {
                infos.forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
            }
        });
        return partitions;
    }

    private void read() {
        try (consumer) {
            while (true) {
                consumer.poll(Duration.ofMillis(500)).forEach(this::take);
                read(consumer.assignment().stream()
                        .mapToLong(partition -> consumer.currentLag(partition).orElse(1))
                        .sum());
            }
        } catch (WakeupException e) {
            // Closed.
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    /** A tap that has stopped must not look like topics without repetition. */
    private synchronized void fail(RuntimeException cause) {
        problems.add("the topics cannot be read: " + cause);
        behind = 0;
    }

    private synchronized void read(long left) {
        behind = left;
    }

    private synchronized void take(ConsumerRecord<String, byte[]> event) {
        records++;
        Place place =
                new Place(event.topic(), event.key().substring(0, event.key().indexOf('/')));
        Set<String> keys = alive.computeIfAbsent(place, none -> new HashSet<>());
        if (event.value() == null) {
            keys.remove(event.key());
        } else {
            keys.add(event.key());
        }
        Header id = event.headers().lastHeader("ce_id");
        String name = event.topic() + " " + event.key() + " "
                + (id == null ? "without ce_id" : new String(id.value(), UTF_8));
        if (!ids.add(name)) {
            problems.add("came twice: " + name);
        }
    }
}
