package com.optiply.connector.poller.ownership;

import com.optiply.connector.model.TenantId;
import com.optiply.connector.model.json.EventJson;
import com.optiply.connector.model.progress.PollHint;
import com.optiply.connector.model.topic.Topic;
import com.optiply.connector.poller.budget.GrowingWait;
import com.optiply.connector.poller.publish.KafkaSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/**
 * Reads {@code connector.poll-hint.v1} for the partitions owned, by assignment and from the end: what was hinted before a takeover is read by the new owner
 * anyway, because everything is due then.
 */
@ApplicationScoped
public class HintReader {

    private static final Logger LOG = Logger.getLogger(HintReader.class);
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaSettings kafka;
    private final GrowingWait wait = new GrowingWait();
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile Set<Integer> wanted = Set.of();
    private volatile boolean stopping;
    private volatile KafkaConsumer<String, byte[]> reading;

    public HintReader(KafkaSettings kafka) {
        this.kafka = kafka;
    }

    /** Gets the hints. */
    @FunctionalInterface
    public interface Listener {
        void hint(TenantId tenant, String stream, int partition);
    }

    void start(Listener listener) {
        Thread.ofPlatform().daemon().name("hints").start(() -> run(listener));
    }

    /** From now on these partitions. */
    void follow(Set<Integer> partitions) {
        wanted = Set.copyOf(partitions);
    }

    void stop() {
        stopping = true;
        end.countDown();
        KafkaConsumer<String, byte[]> polling = reading;
        if (polling != null) {
            polling.wakeup();
        }
    }

    private void run(Listener listener) {
        while (!stopping) {
            try (KafkaConsumer<String, byte[]> consumer =
                    new KafkaConsumer<>(settings(), new StringDeserializer(), new ByteArrayDeserializer())) {
                reading = consumer;
                read(consumer, listener);
            } catch (WakeupException e) {
                LOG.debug("woken up to stop");
            } catch (InterruptedException | InterruptException e) {
                LOG.debug("hint reader interrupted");
            } catch (RuntimeException e) {
                LOG.warnf("hints cannot be read: %s", e);
                restAfterFailure();
            } finally {
                reading = null;
            }
        }
    }

    /** Longer with every failure in a row: a consumer that cannot even be made would keep a core busy. */
    private void restAfterFailure() {
        try {
            var unused = end.await(wait.failed().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            LOG.debug("hint reader interrupted");
        }
    }

    private void read(KafkaConsumer<String, byte[]> consumer, Listener listener) throws InterruptedException {
        Set<Integer> assigned = Set.of();
        while (!stopping) {
            Set<Integer> now = wanted;
            if (!now.equals(assigned)) {
                assign(consumer, now, assigned);
                assigned = now;
            }
            if (assigned.isEmpty()) {
                Thread.sleep(POLL);
                continue;
            }
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                take(record, listener);
            }
            wait.succeeded();
        }
    }

    private void assign(KafkaConsumer<String, byte[]> consumer, Set<Integer> now, Set<Integer> before) {
        List<TopicPartition> all = new ArrayList<>();
        List<TopicPartition> added = new ArrayList<>();
        for (int partition : now) {
            TopicPartition hints = new TopicPartition(Topic.POLL_HINT.name(kafka.prefix()), partition);
            all.add(hints);
            if (!before.contains(partition)) {
                added.add(hints);
            }
        }
        consumer.assign(all);
        consumer.seekToEnd(added);
        // Seeking is lazy; asking for the position makes it happen before hints can be missed.
        added.forEach(consumer::position);
    }

    /** Whatever is wrong with one hint, the others are read. */
    static void take(ConsumerRecord<String, byte[]> record, Listener listener) {
        if (record.value() == null) {
            return;
        }
        try {
            PollHint hint = EventJson.read(record.value(), PollHint.class);
            listener.hint(hint.tenantId(), hint.stream(), record.partition());
        } catch (RuntimeException e) {
            LOG.warnf(
                    "partition=%d offset=%d passed over, unreadable hint: %s", record.partition(), record.offset(), e);
        }
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = kafka.connection();
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 200);
        return settings;
    }
}
