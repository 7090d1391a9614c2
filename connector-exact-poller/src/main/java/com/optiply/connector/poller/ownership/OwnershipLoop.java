package com.optiply.connector.poller.ownership;

import com.optiply.connector.model.topic.Topic;
import com.optiply.connector.poller.ConnectorConfig;
import com.optiply.connector.poller.PollerConfig;
import com.optiply.connector.poller.lane.LaneServices;
import com.optiply.connector.poller.publish.KafkaSettings;
import com.optiply.connector.poller.publish.PartitionProducer;
import com.optiply.connector.poller.replay.PartitionReplay;
import com.optiply.connector.poller.stream.Stream;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/**
 * The member of the consumer group: one thread that takes partitions of the tenants' topic as the group gives them, and gives them up when it takes them away.
 * When a transaction shows that somebody else owns a partition, or leaves it open, the member joins again: the group then says who owns what, and every owner
 * begins with a new producer and with what the topics hold.
 */
@ApplicationScoped
public class OwnershipLoop implements ConsumerRebalanceListener {

    private static final Logger LOG = Logger.getLogger(OwnershipLoop.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Map<Integer, PartitionOwner> owners = new ConcurrentHashMap<>();
    private final Rejoin rejoin = new Rejoin();
    private final CountDownLatch end = new CountDownLatch(1);
    private final ConnectorConfig connector;
    private final PollerConfig config;
    private final KafkaSettings kafka;
    private final PartitionReplay replay;
    private final LaneServices services;
    private final TopicCheck topics;
    private final HintReader hints;
    private volatile long progressNanos = System.nanoTime();
    private volatile boolean stopping;
    private volatile boolean displaced;
    private volatile Thread thread;
    private String told = "";
    private volatile KafkaConsumer<String, byte[]> member;

    public OwnershipLoop(
            ConnectorConfig connector,
            PollerConfig config,
            KafkaSettings kafka,
            PartitionReplay replay,
            LaneServices services,
            TopicCheck topics,
            HintReader hints) {
        this.connector = connector;
        this.config = config;
        this.kafka = kafka;
        this.replay = replay;
        this.services = services;
        this.topics = topics;
        this.hints = hints;
    }

    void begin(@Observes StartupEvent event) {
        thread = Thread.ofPlatform().name("ownership").start(this::run);
        hints.start((tenant, stream, partition) -> {
            PartitionOwner owner = owners.get(partition);
            if (owner != null) {
                Stream.ofLabel(stream).ifPresent(known -> owner.hint(tenant, known));
            }
        });
    }

    void end(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        end.countDown();
        hints.stop();
        KafkaConsumer<String, byte[]> polling = member;
        if (polling != null) {
            polling.wakeup();
        }
        thread.join(PATIENCE);
    }

    /** Time since the loop last went round, and whether it still can. */
    public Duration sinceProgress() {
        return Duration.ofNanos(System.nanoTime() - progressNanos);
    }

    /** Whether another process runs under the same member id, so that this one is out of the group for good. */
    public boolean isDisplaced() {
        return displaced;
    }

    /** Partitions owned now. */
    public Set<Integer> owned() {
        return Set.copyOf(owners.keySet());
    }

    private void run() {
        while (!stopping && !displaced) {
            progressNanos = System.nanoTime();
            try {
                if (topics.problems().isEmpty()) {
                    asMember();
                } else {
                    tell(topics.problems().getFirst());
                    pause(PAUSE);
                }
            } catch (InterruptedException | org.apache.kafka.common.errors.InterruptException e) {
                LOG.debug("ownership loop interrupted");
            } catch (FencedInstanceIdException e) {
                displaced = true;
                LOG.errorf("member %s is also somebody else: give every replica its own poller.member-id", id());
            } catch (KafkaException e) {
                LOG.warnf("group membership failed, joining again: %s", e);
                restAfterFailure();
            } finally {
                giveUpAll();
            }
        }
    }

    private void asMember() throws InterruptedException {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                GroupSettings.of(kafka, config), new StringDeserializer(), new ByteArrayDeserializer())) {
            member = consumer;
            List<String> subscription = List.of(Topic.TENANT.name(kafka.prefix()));
            consumer.subscribe(subscription, this);
            while (!stopping) {
                Optional<Duration> again = rejoin.due();
                if (again.isPresent()) {
                    consumer.unsubscribe();
                    giveUpAll();
                    pause(again.get());
                    consumer.subscribe(subscription, this);
                }
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    PartitionOwner owner = owners.get(record.partition());
                    if (owner != null) {
                        owner.arrived(record);
                    }
                }
                progressNanos = System.nanoTime();
            }
        } catch (WakeupException e) {
            LOG.debug("woken up to stop");
        } finally {
            member = null;
        }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
        for (TopicPartition each : assigned) {
            int partition = each.partition();
            PartitionProducer producer = new PartitionProducer(kafka, partition, config.transactionTimeout());
            PartitionOwner owner = new PartitionOwner(partition, producer, replay, services, told(partition));
            PartitionOwner before = owners.put(partition, owner);
            if (before != null) {
                before.close();
            }
            owner.start();
        }
        LOG.infof("assigned=%s of %d", owned(), connector.partitions());
        hints.follow(owned());
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
        giveUp(revoked.stream().map(TopicPartition::partition).toList());
        LOG.infof("revoked, left=%s", owned());
        hints.follow(owned());
    }

    private PartitionOwner.Listener told(int partition) {
        return new PartitionOwner.Listener() {
            @Override
            public void taken() {
                rejoin.taken(partition);
            }

            @Override
            public void lost(String reason) {
                LOG.warnf("partition=%d ownership is void (%s), joining the group again", partition, reason);
                rejoin.lost(partition);
            }
        };
    }

    /** All at once: each may have a transaction to finish, and the group waits for none of us for long. */
    private void giveUp(Collection<Integer> partitions) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int partition : partitions) {
                PartitionOwner owner = owners.remove(partition);
                if (owner != null) {
                    threads.execute(owner::close);
                }
            }
        }
    }

    private void giveUpAll() {
        giveUp(owned());
        hints.follow(owned());
    }

    /** Once, not every second. */
    private void tell(String problem) {
        if (!problem.equals(told)) {
            LOG.warnf("topics do not fit, nothing is read until they do: %s", problem);
            told = problem;
        }
    }

    private String id() {
        return config.memberId().orElse("(dynamic)");
    }

    private void restAfterFailure() {
        try {
            pause(PAUSE);
        } catch (InterruptedException e) {
            LOG.debug("ownership loop interrupted");
        }
    }

    /** Standing still on purpose is progress too; the end of the process cuts it short. */
    private void pause(Duration time) throws InterruptedException {
        progressNanos = System.nanoTime();
        var unused = end.await(time.toMillis(), TimeUnit.MILLISECONDS);
        progressNanos = System.nanoTime();
    }
}
