package com.optiply.connector.poller.publish;

import com.optiply.connector.model.envelope.EventKey;
import com.optiply.connector.model.progress.PollCursor;
import com.optiply.connector.model.topic.TenantPartitioner;
import com.optiply.connector.model.topic.Topic;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The producer that owns a partition number on all topics. Its transactional id is that of the partition, so {@link #fence} shuts out every former owner: what
 * one of them still has open is aborted, and it can commit nothing more. Whatever leaves the fate of a transaction open ends this producer for good; the truth
 * is then read from the topics by the next owner, which may be this process again.
 *
 * <p>Thread-safe; the lanes of the partition take turns.
 */
public final class PartitionProducer implements PartitionPublisher {

    private static final int COMMIT_ATTEMPTS = 2;
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final ReentrantLock turn = new ReentrantLock(true);
    private final KafkaProducer<String, byte[]> producer;
    private final String prefix;
    private final int partition;
    private volatile boolean ended;

    /** To be made in the group's assignment callback only: making one later would fence the owner that the group has chosen since. */
    public PartitionProducer(KafkaSettings kafka, int partition, Duration transactionTimeout) {
        this.prefix = kafka.prefix();
        this.partition = partition;
        int millis = (int) transactionTimeout.toMillis();
        Map<String, Object> settings = kafka.connection();
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, prefix + "exact-poller-" + partition);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "exact-poller-" + partition);
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, millis);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis / 2);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.PARTITIONER_CLASS_CONFIG, TenantPartitioner.class.getName());
        this.producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    @Override
    public void fence() {
        producer.initTransactions();
    }

    @Override
    public PublishOutcome publish(List<OutgoingRecord> records, Function<Map<Topic, Long>, PollCursor> cursor) {
        turn.lock();
        try {
            return ended ? new PublishOutcome.PartitionLost("partition given up") : transaction(records, cursor);
        } finally {
            turn.unlock();
        }
    }

    private PublishOutcome transaction(List<OutgoingRecord> records, Function<Map<Topic, Long>, PollCursor> cursor) {
        PollCursor written;
        try {
            producer.beginTransaction();
            Map<Topic, Future<RecordMetadata>> last = new EnumMap<>(Topic.class);
            for (OutgoingRecord record : records) {
                var unused = last.put(record.topic(), producer.send(kafkaRecord(record)));
            }
            producer.flush();
            written = cursor.apply(offsets(last));
            if (written != null) {
                var unused = producer.send(kafkaRecord(ControlRecords.cursor(written)));
            }
        } catch (KafkaException e) {
            return endsOwnership(e) ? lost(e) : aborted(e);
        }
        return committed(written);
    }

    private PublishOutcome committed(PollCursor written) {
        for (int attempt = 1; ; attempt++) {
            try {
                producer.commitTransaction();
                return new PublishOutcome.Committed(written);
            } catch (TimeoutException e) {
                // Asking again is safe; giving up here would leave the outcome open.
                if (attempt == COMMIT_ATTEMPTS || ended) {
                    return lost(e);
                }
            } catch (InterruptException e) {
                return lost(e);
            } catch (KafkaException e) {
                return endsOwnership(e) ? lost(e) : aborted(e);
            }
        }
    }

    private PublishOutcome aborted(KafkaException cause) {
        try {
            producer.abortTransaction();
            return new PublishOutcome.Aborted(cause.getClass().getSimpleName());
        } catch (KafkaException e) {
            return lost(e);
        }
    }

    private PublishOutcome lost(KafkaException cause) {
        ended = true;
        return new PublishOutcome.PartitionLost(cause.getClass().getSimpleName());
    }

    private static boolean endsOwnership(KafkaException e) {
        return e instanceof ProducerFencedException
                || e instanceof InvalidProducerEpochException
                || e instanceof OutOfOrderSequenceException
                || e instanceof AuthorizationException
                || e instanceof InterruptException
                || e.getCause() instanceof ProducerFencedException
                || e.getCause() instanceof InvalidProducerEpochException;
    }

    private ProducerRecord<String, byte[]> kafkaRecord(OutgoingRecord record) {
        EventKey key = record.key();
        ProducerRecord<String, byte[]> out = new ProducerRecord<>(
                record.topic().name(prefix),
                partition,
                key.toString(),
                record.value().orElse(null));
        record.headers().writeTo(out.headers());
        return out;
    }

    private static Map<Topic, Long> offsets(Map<Topic, Future<RecordMetadata>> last) {
        Map<Topic, Long> offsets = new EnumMap<>(Topic.class);
        last.forEach((topic, sent) -> offsets.put(topic, offset(sent)));
        return offsets;
    }

    private static long offset(Future<RecordMetadata> sent) {
        try {
            return sent.get().offset();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException kafka ? kafka : new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptException(e);
        }
    }

    @Override
    public void close() {
        boolean idle = false;
        try {
            idle = turn.tryLock(GRACE.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        ended = true;
        try {
            producer.close(idle ? GRACE : Duration.ZERO);
        } finally {
            if (idle) {
                turn.unlock();
            }
        }
    }
}
