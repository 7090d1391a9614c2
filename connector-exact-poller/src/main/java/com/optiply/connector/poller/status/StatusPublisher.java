package com.optiply.connector.poller.status;

import com.optiply.connector.model.TenantId;
import com.optiply.connector.model.progress.Problem;
import com.optiply.connector.model.progress.SyncStatus;
import com.optiply.connector.model.tenant.Tenant;
import com.optiply.connector.model.time.VendorClock;
import com.optiply.connector.model.topic.Topic;
import com.optiply.connector.poller.publish.ControlRecords;
import com.optiply.connector.poller.publish.OutgoingRecord;
import com.optiply.connector.poller.stream.Stream;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

/**
 * Publishes the states of all streams: a change of state or problem within half a second, everything else every 10 s. States are not part of the transactions:
 * one that is lost is made good by the next.
 */
@ApplicationScoped
public class StatusPublisher implements StatusSink {

    private static final long LOOK_MILLIS = 500;

    /** While Kafka is away no more than this is kept; what does not fit is told later. */
    private static final int BUFFERED = 4_096;

    private static final long SHOW_SECONDS = 10;

    private static final long REFRESH_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final Logger LOG = Logger.getLogger(StatusPublisher.class);

    private record Key(TenantId tenant, String stream) {}

    private record Told(SyncStatus status, int division) {}

    private record Sent(String state, String problem, long atNanos) {}

    private final Map<Key, Told> told = new ConcurrentHashMap<>();
    private final Map<Key, Sent> sent = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("status").factory());
    private final Emitter<byte[]> emitter;
    private final VendorClock clock;
    private final PollerMetrics metrics;

    public StatusPublisher(
            @Channel("sync-status") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = BUFFERED)
                    Emitter<byte[]> emitter,
            VendorClock clock,
            PollerMetrics metrics) {
        this.emitter = emitter;
        this.clock = clock;
        this.metrics = metrics;
    }

    void begin(@Observes StartupEvent event) {
        var unused = timer.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        var unusedToo = timer.scheduleWithFixedDelay(this::show, 1, SHOW_SECONDS, TimeUnit.SECONDS);
    }

    @PreDestroy
    void end() {
        timer.shutdownNow();
    }

    @Override
    public void report(SyncStatus status, int division) {
        told.put(new Key(status.tenantId(), status.stream()), new Told(status, division));
    }

    @Override
    public void forget(Tenant tenant, Stream stream) {
        Key key = new Key(tenant.tenantId(), stream.label());
        told.remove(key);
        sent.remove(key);
        boolean unused = send(ControlRecords.gone(
                Topic.SYNC_STATUS,
                tenant.tenantId(),
                tenant.incarnation(),
                tenant.division(),
                ControlRecords.statusEntity(SyncStatus.Direction.EXACT, stream.label()),
                clock.instant()));
    }

    @Override
    public void handOver(Tenant tenant) {
        told.keySet().removeIf(key -> key.tenant().equals(tenant.tenantId()));
        sent.keySet().removeIf(key -> key.tenant().equals(tenant.tenantId()));
    }

    private void look() {
        told.forEach((key, now) -> {
            Problem problem = now.status().problem();
            Sent next = new Sent(now.status().state(), problem == null ? "" : problem.code(), System.nanoTime());
            Sent last = sent.get(key);
            boolean changed = last == null
                    || !Objects.equals(last.state(), next.state())
                    || !Objects.equals(last.problem(), next.problem());
            if ((changed || next.atNanos() - last.atNanos() > REFRESH_NANOS)
                    && send(ControlRecords.status(asOfNow(now.status()), now.division()))) {
                sent.put(key, next);
            }
        });
    }

    private SyncStatus asOfNow(SyncStatus status) {
        Instant now = clock.instant();
        Long age = status.lastSuccess() == null
                ? null
                : Long.valueOf(
                        Math.max(0, Duration.between(status.lastSuccess(), now).toSeconds()));
        return new SyncStatus(
                status.tenantId(),
                status.incarnation(),
                status.direction(),
                status.stream(),
                status.state(),
                now,
                status.lastSuccess(),
                status.lastChange(),
                age,
                status.rows(),
                status.waiting(),
                status.failed(),
                status.callsLeftToday(),
                status.callsForecast(),
                status.epoch(),
                status.problem());
    }

    /** @return false when there is no room: Kafka does not keep up */
    private boolean send(OutgoingRecord record) {
        RecordHeaders headers = new RecordHeaders();
        record.headers().writeTo(headers);
        OutgoingKafkaRecordMetadata<String> metadata = OutgoingKafkaRecordMetadata.<String>builder()
                .withKey(record.key().toString())
                .withHeaders(headers)
                .build();
        try {
            emitter.send(Message.of(record.value().orElse(null), Metadata.of(metadata)));
            return true;
        } catch (IllegalStateException e) {
            LOG.debugf("state of %s not sent: %s", record.key(), e.getMessage());
            return false;
        }
    }

    private void show() {
        metrics.show(told.values().stream().map(Told::status).toList(), clock.instant());
    }
}
