package com.optiply.connector.poller.ownership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.optiply.connector.model.json.EventJson;
import com.optiply.connector.model.progress.PollCursor;
import com.optiply.connector.model.progress.SyncStatus;
import com.optiply.connector.model.tenant.Tenant;
import com.optiply.connector.model.time.VendorClock;
import com.optiply.connector.model.topic.Topic;
import com.optiply.connector.poller.PollerConfig;
import com.optiply.connector.poller.access.AccessOutcome;
import com.optiply.connector.poller.access.ExactAccess;
import com.optiply.connector.poller.exact.DivisionGates;
import com.optiply.connector.poller.exact.ExactClient;
import com.optiply.connector.poller.fixture.Samples;
import com.optiply.connector.poller.fixture.ScriptedExact;
import com.optiply.connector.poller.lane.LaneServices;
import com.optiply.connector.poller.lane.PageMemory;
import com.optiply.connector.poller.publish.OutgoingRecord;
import com.optiply.connector.poller.publish.PartitionPublisher;
import com.optiply.connector.poller.publish.PublishOutcome;
import com.optiply.connector.poller.replay.PartitionReplay;
import com.optiply.connector.poller.replay.PublishedRows;
import com.optiply.connector.poller.status.PollerMetrics;
import com.optiply.connector.poller.status.StatusSink;
import com.optiply.connector.poller.stream.Stream;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An owner and what others wrote into its partition, good and bad; lists stand in Kafka's place, and no token is given unless a test says so. */
class PartitionOwnerTest implements PartitionPublisher, PartitionOwner.Listener, StatusSink {

    private final Map<Topic, List<ConsumerRecord<String, byte[]>>> topics = new EnumMap<>(Topic.class);
    private final Set<String> told = ConcurrentHashMap.newKeySet();
    private final List<String> fate = new CopyOnWriteArrayList<>();
    private final Set<String> ended = ConcurrentHashMap.newKeySet();
    private AccessOutcome access = new AccessOutcome.Unavailable("nobody gives tokens here");
    private PublishOutcome outcome;
    private RuntimeException onFence;
    private RuntimeException onReplay;
    private final PartitionReplay replay = new PartitionReplay(null) {
        @Override
        public long read(Topic topic, int partition, Consumer<ConsumerRecord<String, byte[]>> each) {
            if (onReplay != null) {
                throw onReplay;
            }
            List<ConsumerRecord<String, byte[]>> records = topics.getOrDefault(topic, List.of());
            records.forEach(each);
            return records.size();
        }
    };
    private final PartitionOwner owner = new PartitionOwner(0, this, replay, services(), this);

    @BeforeAll
    static void wait_as_long_as_a_slow_machine_needs() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
    }

    @AfterEach
    void end() {
        owner.close();
    }

    @Test
    void malformed_keys_and_values_are_passed_over_and_the_tenants_after_them_start() {
        written("No Slug", null);
        written("/", new byte[] {1});
        written(null, null);
        written("bad-value", "{}".getBytes(StandardCharsets.UTF_8));
        written("other-key", json("bad-key"));
        written("no-settings", EventJson.write(withoutSettings("no-settings")));
        written("early", json("early"));
        cursor(null, null);
        cursor("early/items", "{\"stream\":\"items\"}".getBytes(StandardCharsets.UTF_8));

        owner.start();

        await().until(() -> told.contains("early"));
        assertThat(fate).containsExactly("taken");
    }

    @Test
    void malformed_records_that_arrive_later_are_passed_over_too() {
        owner.start();
        await().until(() -> fate.contains("taken"));

        for (String key : new String[] {"No Slug", null, "late/part", ""}) {
            owner.arrived(written(key, null));
            owner.arrived(written(key, json("late")));
        }
        owner.arrived(written("late", "null".getBytes(StandardCharsets.UTF_8)));
        owner.arrived(written("late", json("late")));

        await().until(() -> told.contains("late"));
        assertThat(fate).containsExactly("taken");
        owner.hint(Samples.orders("late", 1).tenant().tenantId(), Stream.ITEMS);
    }

    @Test
    void whatever_goes_wrong_at_first_the_loop_is_told_that_the_partition_is_not_ours() {
        onReplay = new NullPointerException("no such thing was thought of");

        owner.start();

        await().until(() -> !fate.isEmpty());
        assertThat(fate).containsExactly("lost NullPointerException");
    }

    @Test
    void a_predecessor_that_cannot_be_shut_out_is_told() {
        onFence = new org.apache.kafka.common.errors.TimeoutException("initTransactions");

        owner.start();

        await().until(() -> !fate.isEmpty());
        assertThat(fate).containsExactly("lost TimeoutException");
    }

    @Test
    void a_loss_that_every_lane_finds_out_is_told_once() {
        for (int tenant = 1; tenant <= 5; tenant++) {
            written("many-" + tenant, json("many-" + tenant));
        }
        outcome = new PublishOutcome.PartitionLost("fenced");
        try (ScriptedExact exact = new ScriptedExact(Instant::now)) {
            access = new AccessOutcome.Granted(
                    new ExactAccess("token", Instant.now().plusSeconds(600), 4711, exact.base()));

            owner.start();

            await().atMost(Duration.ofSeconds(30)).until(() -> ended.size() == 5);
        }
        assertThat(fate).containsExactlyInAnyOrder("taken", "lost fenced");
    }

    private ConsumerRecord<String, byte[]> written(String key, byte[] value) {
        return written(Topic.TENANT, key, value);
    }

    private void cursor(String key, byte[] value) {
        written(Topic.POLL_CURSOR, key, value);
    }

    private ConsumerRecord<String, byte[]> written(Topic topic, String key, byte[] value) {
        List<ConsumerRecord<String, byte[]>> records = topics.computeIfAbsent(topic, any -> new ArrayList<>());
        ConsumerRecord<String, byte[]> record = new ConsumerRecord<>(topic.stem(), 0, records.size(), key, value);
        records.add(record);
        return record;
    }

    private static ObjectNode withoutSettings(String tenant) {
        return EventJson.mapper()
                .<ObjectNode>valueToTree(Samples.orders(tenant, 4711).tenant())
                .putNull("settings");
    }

    private static byte[] json(String tenant) {
        return EventJson.write(Samples.orders(tenant, 4711).tenant());
    }

    private LaneServices services() {
        PollerConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(PollerConfig.class)
                .build()
                .getConfigMapping(PollerConfig.class);
        VendorClock clock = VendorClock.system();
        return new LaneServices(
                config,
                clock,
                (id, rejected) -> access,
                new ExactClient(clock, config),
                new DivisionGates(config, clock),
                new PageMemory(config),
                new PublishedRows(replay),
                new PollerMetrics(new SimpleMeterRegistry()),
                this);
    }

    @Override
    public void fence() {
        if (onFence != null) {
            throw onFence;
        }
    }

    @Override
    public PublishOutcome publish(List<OutgoingRecord> records, Function<Map<Topic, Long>, PollCursor> cursor) {
        return outcome == null ? new PublishOutcome.Committed(cursor.apply(Map.of())) : outcome;
    }

    @Override
    public void close() {
        // Nothing is open.
    }

    @Override
    public void taken() {
        fate.add("taken");
    }

    @Override
    public void lost(String reason) {
        fate.add("lost " + reason);
    }

    @Override
    public void report(SyncStatus status, int division) {
        told.add(status.tenantId().value());
    }

    @Override
    public void forget(Tenant tenant, Stream stream) {
        told.add(tenant.tenantId().value());
    }

    @Override
    public void handOver(Tenant tenant) {
        ended.add(tenant.tenantId().value());
    }
}
