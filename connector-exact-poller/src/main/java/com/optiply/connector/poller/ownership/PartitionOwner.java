package com.optiply.connector.poller.ownership;

import com.optiply.connector.model.TenantId;
import com.optiply.connector.model.envelope.EventKey;
import com.optiply.connector.model.json.EventJson;
import com.optiply.connector.model.progress.PollCursor;
import com.optiply.connector.model.progress.SyncStatus;
import com.optiply.connector.model.tenant.Tenant;
import com.optiply.connector.model.topic.Topic;
import com.optiply.connector.poller.cursor.CursorTable;
import com.optiply.connector.poller.lane.Lane;
import com.optiply.connector.poller.lane.LaneParts;
import com.optiply.connector.poller.lane.LaneServices;
import com.optiply.connector.poller.publish.ControlRecords;
import com.optiply.connector.poller.publish.CountedPublisher;
import com.optiply.connector.poller.publish.OutgoingRecord;
import com.optiply.connector.poller.publish.PartitionPublisher;
import com.optiply.connector.poller.publish.PublishOutcome;
import com.optiply.connector.poller.replay.PartitionReplay;
import com.optiply.connector.poller.stream.Stream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * The owner of one partition from assignment to revocation: shuts out its predecessor, reads what it left, then keeps a lane for every tenant. A thread of its
 * own does all of that in order; records that arrive meanwhile wait their turn.
 */
final class PartitionOwner {

    private static final Logger LOG = Logger.getLogger(PartitionOwner.class);

    private final int partition;
    private final PartitionPublisher producer;
    private final PartitionReplay replay;
    private final LaneServices services;
    private final Listener listener;
    private final CursorTable cursors = new CursorTable();
    private final TenantTable tenants = new TenantTable();
    private final Map<TenantId, Lane> lanes = new ConcurrentHashMap<>();
    private final Map<TenantId, Thread> threads = new HashMap<>();
    private final Map<TenantId, PollCursor> strays = new HashMap<>();
    private final BlockingQueue<Optional<ConsumerRecord<String, byte[]>>> arrived = new LinkedBlockingQueue<>();
    private final AtomicBoolean told = new AtomicBoolean();
    private volatile boolean closed;

    /** Is told how the ownership fares. */
    interface Listener {

        /** The former owner is shut out, and what it left is read. */
        void taken();

        /** The ownership is void; said once by an owner, and never after it was closed. */
        void lost(String reason);
    }

    PartitionOwner(
            int partition,
            PartitionPublisher producer,
            PartitionReplay replay,
            LaneServices services,
            Listener listener) {
        this.partition = partition;
        this.producer = producer;
        this.replay = replay;
        this.services = services;
        this.listener = listener;
    }

    void start() {
        Thread.ofVirtual().name("owner-" + partition).start(this::run);
    }

    /** A record of the tenants' topic, in order. */
    void arrived(ConsumerRecord<String, byte[]> record) {
        arrived.add(Optional.of(record));
    }

    void hint(TenantId tenant, Stream stream) {
        Lane lane = lanes.get(tenant);
        if (lane != null) {
            lane.hint(stream);
        }
    }

    /** Gives the partition up: lanes end, a transaction under way may finish, nothing follows it. */
    void close() {
        closed = true;
        arrived.add(Optional.empty());
        lanes.values().forEach(Lane::stop);
        producer.close();
    }

    private void run() {
        try {
            long since = System.nanoTime();
            producer.fence();
            replay.read(Topic.POLL_CURSOR, partition, this::cursor);
            long end = replay.read(Topic.TENANT, partition, this::tenant);
            removeStrays();
            tenants.live().forEach(this::startLane);
            LOG.infof(
                    "partition=%d owned, tenants=%d, after %d ms",
                    partition, lanes.size(), (System.nanoTime() - since) / 1_000_000);
            listener.taken();
            follow(end);
        } catch (RuntimeException e) {
            if (!closed) {
                LOG.warnf(e instanceof KafkaException ? null : e, "partition=%d given up: %s", partition, e);
            }
            lost(e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Every lane finds out for itself; one loss is one loss all the same. */
    private void lost(String reason) {
        if (!closed && told.compareAndSet(false, true)) {
            listener.lost(reason);
        }
    }

    private void follow(long end) throws InterruptedException {
        while (!closed) {
            Optional<ConsumerRecord<String, byte[]>> record = arrived.take();
            if (record.isPresent() && record.get().offset() >= end && !closed) {
                Optional<TenantId> id = tenant(record.get());
                if (id.isPresent()) {
                    obey(id.get());
                }
            }
        }
    }

    private void obey(TenantId id) throws InterruptedException {
        Optional<Tenant> now = tenants.find(id);
        if (now.isEmpty()) {
            endLane(id);
            removeStrays();
        } else if (lanes.containsKey(id)) {
            lanes.get(id).adopt(now.get());
        } else {
            startLane(now.get());
        }
    }

    private void cursor(ConsumerRecord<String, byte[]> record) {
        try {
            if (record.value() == null) {
                EventKey key = EventKey.parse(record.key());
                cursors.remove(key.tenant(), key.entityId());
            } else {
                PollCursor cursor = EventJson.read(record.value(), PollCursor.class);
                cursors.put(cursor);
                strays.put(cursor.tenantId(), cursor);
            }
        } catch (RuntimeException e) {
            LOG.errorf("partition=%d offset=%d unreadable cursor: %s", partition, record.offset(), e);
        }
    }

    /** @return whose record it is; empty when it cannot be read, which is told once by every owner */
    private Optional<TenantId> tenant(ConsumerRecord<String, byte[]> record) {
        try {
            TenantRecord read = TenantRecord.of(record);
            if (read.tenant().isPresent()) {
                tenants.put(read.tenant().get());
            } else {
                tenants.end(read.id())
                        .flatMap(known -> cursors.all(known.tenantId()).stream().findFirst())
                        .ifPresent(cursor -> strays.put(cursor.tenantId(), cursor));
            }
            return Optional.of(read.id());
        } catch (IllegalArgumentException e) {
            LOG.errorf(
                    "partition=%d offset=%d passed over, unreadable tenant: %s",
                    partition, record.offset(), e.getMessage());
            return Optional.empty();
        }
    }

    private void startLane(Tenant tenant) {
        LaneParts parts = new LaneParts(
                services,
                new CountedPublisher(producer, services.metrics()::transaction),
                partition,
                cursors,
                this::lost);
        Lane lane = new Lane(tenant.tenantId(), tenant, parts);
        lanes.put(tenant.tenantId(), lane);
        threads.put(
                tenant.tenantId(),
                Thread.ofVirtual().name("lane-" + tenant.tenantId()).start(lane));
        if (closed) {
            lane.stop();
        }
    }

    private void endLane(TenantId tenant) throws InterruptedException {
        Lane lane = lanes.remove(tenant);
        if (lane != null) {
            lane.stop();
            threads.remove(tenant).join();
            LOG.infof("tenant=%s ended", tenant);
        }
    }

    /** Cursors and states of tenants that are no more disappear from the topics too. */
    private void removeStrays() {
        Set<TenantId> gone = new HashSet<>(strays.keySet());
        gone.removeIf(tenants::isLive);
        strays.keySet().removeIf(tenant -> !gone.contains(tenant));
        for (TenantId tenant : gone) {
            PollCursor any = strays.get(tenant);
            List<OutgoingRecord> ends = new ArrayList<>();
            for (PollCursor cursor : cursors.all(tenant)) {
                ends.add(gone(Topic.POLL_CURSOR, any, cursor.stream()));
                ends.add(gone(
                        Topic.SYNC_STATUS,
                        any,
                        ControlRecords.statusEntity(SyncStatus.Direction.EXACT, cursor.stream())));
            }
            if (!ends.isEmpty() && producer.publishAll(ends) instanceof PublishOutcome.Committed) {
                cursors.forget(tenant);
                strays.remove(tenant);
            }
        }
    }

    private OutgoingRecord gone(Topic topic, PollCursor of, String entityId) {
        return ControlRecords.gone(
                topic,
                of.tenantId(),
                of.incarnation(),
                of.division(),
                entityId,
                services.clock().instant());
    }
}
