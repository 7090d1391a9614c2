package com.optiply.connector.writer.report;

import com.optiply.connector.model.TenantId;
import com.optiply.connector.model.envelope.EventHeaders;
import com.optiply.connector.model.envelope.EventKey;
import com.optiply.connector.model.envelope.EventOrigin;
import com.optiply.connector.model.envelope.Origin;
import com.optiply.connector.model.envelope.Version;
import com.optiply.connector.model.json.EventJson;
import com.optiply.connector.model.metric.Metric;
import com.optiply.connector.model.outcome.OptiplyDeadLetter;
import com.optiply.connector.model.outcome.WriteResult;
import com.optiply.connector.model.progress.SyncStatus;
import com.optiply.connector.model.topic.Topic;
import com.optiply.connector.writer.config.ConnectorConfig;
import com.optiply.connector.writer.state.Scope;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

/**
 * Publishes what the writer did and how it fares. Reports are sent after the fact they tell of is recorded, and do not hold up anything: one that is lost is
 * missing from the topic, not from the tables. While Kafka is away only so many wait for it, then results of writes and statuses are dropped and counted; dead letters, of
 * which there is one for each record that fails, wait all.
 */
@ApplicationScoped
public class Reports {

    private static final Logger LOG = Logger.getLogger(Reports.class);
    private static final UUID NO_INCARNATION = new UUID(0, 0);
    private static final String SOURCE = "/connector-optiply-writer";

    private final Emitter<byte[]> emitter;
    private final ConnectorConfig config;
    private final Counter dropped;
    private final Backlog backlog = new Backlog();
    private final AtomicLong sequence = new AtomicLong(System.currentTimeMillis() << 16);

    Reports(
            @Channel("reports") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) Emitter<byte[]> emitter,
            ConnectorConfig config,
            MeterRegistry meters) {
        this.emitter = emitter;
        this.config = config;
        this.dropped = Counter.builder(Metric.OPTIPLY_REPORTS_DROPPED.meterName())
                .description(Metric.OPTIPLY_REPORTS_DROPPED.meaning())
                .register(meters);
    }

    /** One write and its answer. */
    public void written(Scope scope, WriteResult result) {
        send(Topic.WRITE_RESULT, origin(scope), result.resourceType() + "/" + result.resourceKey(), result);
    }

    /** A resource that needs somebody's help. */
    public void givenUp(Scope scope, OptiplyDeadLetter letter) {
        send(Topic.OPTIPLY_DEAD_LETTER, origin(scope), letter.resourceType() + "/" + letter.resourceKey(), letter);
    }

    /** A record on a topic that is no event. */
    public void unreadable(TenantId tenant, String topic, String position, String message) {
        EventOrigin origin = new EventOrigin(tenant, NO_INCARNATION, 0, SOURCE, Origin.LIVE, Optional.empty());
        OptiplyDeadLetter letter = new OptiplyDeadLetter(
                tenant,
                topic,
                position,
                "unreadable-event",
                message == null ? "no reason given" : message,
                "Find out who published it; a correct event of the same key replaces it",
                1,
                Instant.now());
        send(Topic.OPTIPLY_DEAD_LETTER, origin, topic + "/" + position, letter);
    }

    /** How one type of resources of a tenant fares. */
    public void status(Scope scope, SyncStatus status) {
        String entity = status.direction().word() + "/" + status.stream();
        send(Topic.SYNC_STATUS, origin(scope), entity, status);
    }

    /** Reports that wait for Kafka at present. */
    public int waiting() {
        return backlog.waiting();
    }

    private void send(Topic topic, EventOrigin origin, String entity, Object value) {
        if (!backlog.enter(topic == Topic.OPTIPLY_DEAD_LETTER)) {
            dropped.increment();
            return;
        }
        RecordHeaders headers = new RecordHeaders();
        EventHeaders.changed(topic, origin, entity, new Version(0, sequence.incrementAndGet()), "", Instant.now())
                .writeTo(headers);
        OutgoingKafkaRecordMetadata<String> metadata = OutgoingKafkaRecordMetadata.<String>builder()
                .withTopic(topic.name(config.prefix()))
                .withKey(new EventKey(origin.tenant(), entity).toString())
                .withHeaders(headers)
                .build();
        emitter.send(Message.of(EventJson.write(value), Metadata.of(metadata))
                .withAck(() -> {
                    backlog.leave();
                    return CompletableFuture.completedFuture(null);
                })
                .withNack(reason -> {
                    backlog.leave();
                    LOG.warnf("a report on %s is lost: %s", topic.stem(), reason.getMessage());
                    return CompletableFuture.completedFuture(null);
                }));
    }

    private static EventOrigin origin(Scope scope) {
        return new EventOrigin(
                scope.tenant(),
                scope.name().incarnation(),
                scope.name().division(),
                SOURCE,
                Origin.LIVE,
                Optional.empty());
    }
}
