package com.optiply.connector.auth.publish;

import com.optiply.connector.auth.round.Round;
import com.optiply.connector.auth.round.Rounds;
import com.optiply.connector.auth.tenant.TenantChanged;
import com.optiply.connector.model.topic.Topic;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/**
 * Sends what is due and marks it in the transaction that holds the row's lock: a second publisher skips locked rows, and a stalled one keeps its lock, so no
 * older record can follow a newer one. A crash between sending and marking sends the record again, which readers bear.
 */
@ApplicationScoped
class Publisher {

    private static final int BATCH = 20;
    private static final Duration LIMIT = Duration.ofSeconds(15);

    private final PublishedTenants published;
    private final MutinyEmitter<Record<String, byte[]>> emitter;
    private final String topic;
    private final Round round;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("tenant-publisher").factory());
    private final AtomicBoolean queued = new AtomicBoolean();

    Publisher(
            PublishedTenants published,
            @Channel("tenant") MutinyEmitter<Record<String, byte[]>> emitter,
            @ConfigProperty(name = "connector.topic-prefix", defaultValue = "") Optional<String> prefix,
            Rounds rounds,
            @ConfigProperty(name = "connector.auth.publish.sweep") String every) {
        this.published = published;
        this.emitter = emitter;
        this.topic = Topic.TENANT.name(prefix.orElse(""));
        // One tenant: a tombstone, a record, and the note of it.
        this.round = rounds.every(every, "tenants", LIMIT.multipliedBy(2).plus(rounds.transactions(2)));
    }

    void atStart(@Observes StartupEvent start) {
        round.step();
    }

    void remember(@Observes TenantChanged change) {
        published.know(change.tenant());
    }

    void trigger(@Observes(during = TransactionPhase.AFTER_SUCCESS) TenantChanged change) {
        wake();
    }

    /** For what was changed while the broker was away, or by a replica that died. */
    @Scheduled(every = "{connector.auth.publish.sweep}", skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void sweep() {
        wake();
    }

    private void wake() {
        if (queued.compareAndSet(false, true)) {
            thread.execute(() -> round.run(this::publish));
        }
    }

    private void publish() {
        queued.set(false);
        try {
            int sent;
            do {
                sent = QuarkusTransaction.requiringNew().timeout(60).call(this::batch);
            } while (sent == BATCH);
        } catch (RuntimeException e) {
            Log.warnf("Tenants cannot be published now, tried again soon: %s", e.toString());
        }
    }

    private int batch() {
        List<Due> due = published.claim(BATCH);
        for (Due one : due) {
            for (ProducerRecord<String, byte[]> record : TenantRecords.of(one, topic, Instant.now())) {
                send(record).await().atMost(LIMIT);
            }
            published.done(one);
            round.step();
            Log.infof(
                    "tenant=%s published revision=%s",
                    one.tenant(),
                    one.now().map(tenant -> Long.toString(tenant.revision())).orElse("none, tombstone"));
        }
        return due.size();
    }

    private Uni<Void> send(ProducerRecord<String, byte[]> record) {
        OutgoingKafkaRecordMetadata<String> metadata = OutgoingKafkaRecordMetadata.<String>builder()
                .withTopic(record.topic())
                .withHeaders(record.headers())
                .build();
        return emitter.sendMessage(Message.of(Record.of(record.key(), record.value()), Metadata.of(metadata)));
    }

    @PreDestroy
    void close() {
        thread.shutdown();
    }
}
