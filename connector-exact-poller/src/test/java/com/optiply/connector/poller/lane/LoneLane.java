package com.optiply.connector.poller.lane;

import static org.assertj.core.api.Assertions.assertThat;

import com.optiply.connector.model.json.EventJson;
import com.optiply.connector.model.progress.PollCursor;
import com.optiply.connector.model.progress.SyncStatus;
import com.optiply.connector.model.tenant.CompositionModel;
import com.optiply.connector.model.tenant.Tenant;
import com.optiply.connector.model.time.VendorClock;
import com.optiply.connector.model.topic.Topic;
import com.optiply.connector.poller.PollerConfig;
import com.optiply.connector.poller.access.AccessOutcome;
import com.optiply.connector.poller.access.ExactAccess;
import com.optiply.connector.poller.compare.RowMark;
import com.optiply.connector.poller.cursor.CursorTable;
import com.optiply.connector.poller.exact.DivisionGates;
import com.optiply.connector.poller.exact.ExactClient;
import com.optiply.connector.poller.fixture.ScriptedExact;
import com.optiply.connector.poller.publish.ContentHash;
import com.optiply.connector.poller.publish.ControlRecords;
import com.optiply.connector.poller.publish.OutgoingRecord;
import com.optiply.connector.poller.publish.PublishOutcome;
import com.optiply.connector.poller.replay.PublishedRow;
import com.optiply.connector.poller.replay.PublishedRows;
import com.optiply.connector.poller.status.PollerMetrics;
import com.optiply.connector.poller.status.StatusSink;
import com.optiply.connector.poller.stream.Stream;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.awaitility.Awaitility;

/** One lane with a scripted Exact, and a list in Kafka's place; its time is two minutes per second, unless a test hurries it. */
final class LoneLane implements StatusSink, AutoCloseable {

    private static final int RATE = 120;

    final List<OutgoingRecord> published = new CopyOnWriteArrayList<>();
    final Map<String, SyncStatus> states = new ConcurrentHashMap<>();
    final Map<String, PollCursor> cursors = new ConcurrentHashMap<>();
    final List<OutgoingRecord> cursorRecords = new CopyOnWriteArrayList<>();
    private final AtomicBoolean unreadable = new AtomicBoolean();
    private final AtomicBoolean deaf = new AtomicBoolean();
    private final Set<String> problems = ConcurrentHashMap.newKeySet();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final PollerConfig config = new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(PollerConfig.class)
            .build()
            .getConfigMapping(PollerConfig.class);
    final PageMemory memory = new PageMemory(config);
    private volatile Pace pace;
    private final VendorClock clock = new VendorClock() {
        @Override
        public Duration toReal(Duration vendor) {
            return vendor.isNegative() ? Duration.ZERO : vendor.dividedBy(pace.rate());
        }

        @Override
        public Instant instant() {
            return pace.now();
        }
    };
    final ScriptedExact exact;
    private Lane lane;
    private Thread thread;

    LoneLane() {
        this(Instant.parse("2026-11-23T10:00:00Z"));
    }

    /** @param begin vendor time at which it begins */
    LoneLane(Instant begin) {
        this(begin, Duration.ZERO);
    }

    /** @param exactAhead by how much Exact's clock is ahead of ours */
    LoneLane(Instant begin, Duration exactAhead) {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
        this.pace = new Pace(begin, System.nanoTime(), RATE);
        this.exact = new ScriptedExact(() -> clock.instant().plus(exactAhead));
    }

    Instant now() {
        return clock.instant();
    }

    /** @param rate vendor seconds per real second, from now on */
    void hurry(int rate) {
        pace = new Pace(clock.instant(), System.nanoTime(), rate);
    }

    void start(Tenant tenant) {
        URI base = exact.base();
        LaneServices services = new LaneServices(
                config,
                clock,
                (id, rejected) -> new AccessOutcome.Granted(
                        new ExactAccess("secret-token", clock.instant().plusSeconds(600), tenant.division(), base)),
                new ExactClient(clock, config),
                new DivisionGates(config, clock),
                memory,
                whatIsThere(),
                new PollerMetrics(registry),
                this);
        CursorTable table = new CursorTable();
        cursors.values().forEach(table::put);
        lane = new Lane(tenant.tenantId(), tenant, new LaneParts(services, this::publish, 0, table, reason -> {}));
        thread = Thread.ofVirtual().start(lane);
    }

    private PublishedRows whatIsThere() {
        return new PublishedRows(null) {
            @Override
            public Map<String, PublishedRow> live(Topic topic, Owner owner, Optional<CompositionModel> model) {
                Map<String, PublishedRow> rows = new HashMap<>();
                for (OutgoingRecord record : published(topic)) {
                    String id = record.headers().subject();
                    long version = record.headers().version().row();
                    record.value()
                            .map(value -> new PublishedRow(version, ContentHash.of(value)))
                            .ifPresentOrElse(row -> rows.put(id, row), () -> rows.remove(id));
                }
                return rows;
            }

            @Override
            public Set<String> liveIds(Topic topic, Owner owner) {
                return live(topic, owner, Optional.empty()).keySet();
            }

            @Override
            public long marks(
                    Topic topic, Owner owner, int epoch, Optional<CompositionModel> model, Consumer<RowMark> each) {
                if (unreadable.getAndSet(false)) {
                    throw new IllegalArgumentException("The record has no header ce_id");
                }
                long offset = 0;
                for (OutgoingRecord record : published(topic)) {
                    UUID id = UUID.fromString(record.headers().subject());
                    long version = record.headers().version().row();
                    each.accept(
                            new RowMark(id, version, offset++, record.value().isPresent()));
                }
                return 0;
            }
        };
    }

    /** The next reading of what was published comes to nothing. */
    void unreadable() {
        unreadable.set(true);
    }

    /** What is said of its streams next is not even heard. */
    void deaf() {
        deaf.set(true);
    }

    /** The tenant's record has changed. */
    void adopt(Tenant tenant) {
        lane.adopt(tenant);
    }

    void hint(Stream stream) {
        lane.hint(stream);
    }

    /** How often a read came to nothing for this reason. */
    double aborted(Stream stream, String reason) {
        return count("connector.exact.failures", stream, "code", reason);
    }

    /** How often this field came, which nobody had asked for. */
    double unknownFields(Stream stream, String field) {
        return count("connector.exact.unknown.fields", stream, "field", field);
    }

    double deadLetters(Stream stream, String reason) {
        return count("connector.exact.dead.letters", stream, "reason", reason);
    }

    List<OutgoingRecord> published(Topic topic) {
        return published.stream().filter(record -> record.topic() == topic).toList();
    }

    /** Whether this problem was shown at any time; the next good page may clear it within milliseconds. */
    boolean wasShown(Stream stream, String code) {
        return problems.contains(stream.label() + " " + code);
    }

    boolean isLoaded(Stream stream) {
        return Optional.ofNullable(cursors.get(stream.label()))
                .filter(PollCursor::firstLoadComplete)
                .isPresent();
    }

    @Override
    public void report(SyncStatus status, int division) {
        if (deaf.getAndSet(false)) {
            throw new IllegalStateException("nobody thought of this");
        }
        states.put(status.stream(), status);
        Optional.ofNullable(status.problem())
                .ifPresent(problem -> problems.add(status.stream() + " " + problem.code()));
    }

    @Override
    public void forget(Tenant tenant, Stream stream) {
        states.remove(stream.label());
    }

    @Override
    public void handOver(Tenant tenant) {
        // Its states stay to be looked at.
    }

    /** Another owner takes over, with what was published and no other memory. */
    void takeOver(Tenant tenant) throws InterruptedException {
        lane.stop();
        thread.join();
        states.clear();
        problems.clear();
        start(tenant);
    }

    @Override
    public void close() throws InterruptedException {
        lane.stop();
        thread.join();
        exact.close();
        assertThat(memory.free())
                .as("what pages took is given back")
                .isEqualTo(config.http().pagesInWork());
    }

    private double count(String name, Stream stream, String key, String value) {
        var found = registry.find(name)
                .tag("stream", stream.label())
                .tag(key, value)
                .counter();
        return found == null ? 0 : found.count();
    }

    /** Vendor time since it was last changed. */
    private record Pace(Instant from, long nanos, int rate) {

        Instant now() {
            return from.plusNanos((System.nanoTime() - nanos) * rate);
        }
    }

    private PublishOutcome publish(List<OutgoingRecord> records, Function<Map<Topic, Long>, PollCursor> cursor) {
        published.addAll(records);
        records.stream().filter(record -> record.topic() == Topic.POLL_CURSOR).forEach(record -> record.value()
                .map(value -> EventJson.read(value, PollCursor.class))
                .ifPresentOrElse(
                        note -> cursors.put(note.stream(), note),
                        () -> cursors.remove(record.headers().subject())));
        Map<Topic, Long> offsets = new EnumMap<>(Topic.class);
        records.forEach(record -> offsets.put(record.topic(), (long) published.indexOf(record)));
        PollCursor written = cursor.apply(offsets);
        if (written != null) {
            cursorRecords.add(ControlRecords.cursor(written));
            cursors.put(written.stream(), written);
        }
        return new PublishOutcome.Committed(written);
    }
}
