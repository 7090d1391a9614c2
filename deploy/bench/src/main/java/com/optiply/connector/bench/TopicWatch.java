package com.optiply.connector.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.optiply.connector.model.topic.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ObjLongConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads what the poller has committed. */
record TopicWatch(String bootstrapServers) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofMinutes(10);

    /** Events of some tenants. @param seconds from the first to the last, by the times at which they were published */
    record Published(long events, double seconds) {}

    /** Waits until all streams of these tenants have told the end of their first load. */
    void awaitLoaded(Set<String> tenants, int streams) {
        Set<String> loaded = new HashSet<>();
        long limit = System.nanoTime() + LIMIT.toNanos();
        try (KafkaConsumer<String, byte[]> consumer = consumer(List.of(Topic.POLL_CURSOR))) {
            while (loaded.size() < tenants.size() * streams) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    if (tenants.contains(tenantOf(record)) && isLoaded(record)) {
                        loaded.add(record.key());
                    }
                }
                if (System.nanoTime() > limit) {
                    throw new IllegalStateException("After " + LIMIT + " only " + loaded.size() + " of "
                            + tenants.size() * streams + " streams are loaded");
                }
            }
        }
    }

    /** Everything of these tenants on the topics of Exact's rows. */
    Published published(Set<String> tenants) {
        List<Topic> topics = Arrays.stream(Topic.values())
                .filter(topic -> topic.stem().startsWith("exact.") && topic != Topic.EXACT_DEAD_LETTER)
                .toList();
        long events = 0;
        long first = Long.MAX_VALUE;
        long last = 0;
        try (KafkaConsumer<String, byte[]> consumer = consumer(topics)) {
            Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    if (tenants.contains(tenantOf(record))) {
                        events++;
                        first = Math.min(first, record.timestamp());
                        last = Math.max(last, record.timestamp());
                    }
                }
            }
        }
        return new Published(events, (last - first) / 1000.0);
    }

    /**
     * Waits until all these changes of stock were published.
     *
     * @param wanted {@code key=level}
     * @param each   gets each of them with the time at which it was published, in milliseconds
     */
    void stockChanges(Set<String> wanted, ObjLongConsumer<String> each) {
        Set<String> open = new HashSet<>(wanted);
        long limit = System.nanoTime() + LIMIT.toNanos();
        try (KafkaConsumer<String, byte[]> consumer = consumer(List.of(Topic.STOCK_POSITION))) {
            while (!open.isEmpty()) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    String change = record.key() + "=" + levelOf(record);
                    if (open.remove(change)) {
                        each.accept(change, record.timestamp());
                    }
                }
                if (System.nanoTime() > limit) {
                    throw new IllegalStateException(open.size() + " changes have not arrived after " + LIMIT);
                }
            }
        }
    }

    private KafkaConsumer<String, byte[]> consumer(List<Topic> topics) {
        KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "isolation.level", "read_committed",
                        "auto.offset.reset", "earliest",
                        "enable.auto.commit", "false"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic.name("")).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList());
        return consumer;
    }

    private static String tenantOf(ConsumerRecord<String, byte[]> record) {
        return record.key().substring(0, record.key().indexOf('/'));
    }

    private static double levelOf(ConsumerRecord<String, byte[]> record) {
        try {
            return record.value() == null
                    ? Double.NaN
                    : JSON.readTree(record.value()).path("currentStock").asDouble(Double.NaN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isLoaded(ConsumerRecord<String, byte[]> record) {
        try {
            JsonNode cursor = record.value() == null ? JSON.nullNode() : JSON.readTree(record.value());
            return cursor.path("firstLoadComplete").asBoolean();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
