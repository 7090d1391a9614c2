package com.optiply.connector.writer.state;

import com.optiply.connector.writer.state.Settlement.Basis;
import com.optiply.connector.writer.state.Settlement.Failure;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Records intents before calls and settlements after them, always under the lane's claim. Many writers, few transactions: what arrives while one is under way
 * goes into the next. All records of one scope go through one queue, in order, so that a watch and the event it waits for cannot miss each other.
 */
@ApplicationScoped
public class Ledger {

    /** What became of an entry. */
    public enum Written {
        DONE,
        /** The same, and that the resource failed for this reason was not recorded before, or was over. */
        DONE_AND_NEWS,
        /** The row is not any more what the decision was made on; nothing was written, look again. */
        STALE,
        /** Another POST is under way that this one could be confused with. */
        DEFERRED,
        /** Another owner has the lane: nothing was written, and nothing may be done any more. */
        LANE_LOST
    }

    /** What a row is like. @param told the cause of failure that was told last */
    record Row(Basis basis, Optional<String> told) {
        boolean isNews(Settlement settlement) {
            return settlement.state() == ResourceState.FAILED
                    && !settlement.failure().map(Failure::cause).equals(told);
        }
    }

    /** The intent of a call. */
    record Begin(ResourceKey key, Basis basis, Intent intent) {}

    private record Entry(LaneClaim claim, Begin begin, Settlement settlement, CompletableFuture<Written> result) {
        ResourceKey key() {
            return begin == null ? settlement.key() : begin.key();
        }

        Basis basis() {
            return begin == null ? settlement.basis() : begin.basis();
        }
    }

    private static final Logger LOG = Logger.getLogger(Ledger.class);
    private static final int QUEUES = 4;
    private static final int BATCH = 400;
    private static final Duration PAUSE = Duration.ofMillis(500);
    /** Classes of SQL states that are the data's fault, not the database's: data exception, integrity, syntax. */
    private static final Set<String> OWN_FAULT = Set.of("22", "23", "42");

    private final Database database;
    private final List<BlockingQueue<Entry>> queues = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean closed;

    Ledger(Database database) {
        this.database = database;
        for (int i = 0; i < QUEUES; i++) {
            BlockingQueue<Entry> queue = new LinkedBlockingQueue<>();
            queues.add(queue);
            threads.add(Thread.ofVirtual().name("ledger-" + i).start(() -> run(queue)));
        }
    }

    /** Records that a call is about to be made. It may be made only after {@link Written#DONE}. */
    public CompletableFuture<Written> begin(LaneClaim claim, Resource resource, Intent intent) {
        Begin begin = new Begin(resource.key(), Basis.of(resource), intent);
        return add(new Entry(claim, begin, null, new CompletableFuture<>()));
    }

    /** Records what is known now. */
    public CompletableFuture<Written> settle(LaneClaim claim, Settlement settlement) {
        return add(new Entry(claim, null, settlement, new CompletableFuture<>()));
    }

    @PreDestroy
    void close() {
        closed = true;
        threads.forEach(Thread::interrupt);
    }

    private CompletableFuture<Written> add(Entry entry) {
        int queue = Math.floorMod(Long.hashCode(entry.claim().scopeId()), QUEUES);
        queues.get(queue).add(entry);
        return entry.result();
    }

    private void run(BlockingQueue<Entry> queue) {
        while (!closed) {
            try {
                Entry first = queue.poll(1, TimeUnit.SECONDS);
                if (first != null) {
                    List<Entry> batch = new ArrayList<>(List.of(first));
                    queue.drainTo(batch, BATCH - 1);
                    write(batch);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Waits for the database as long as it takes: whether the lane still holds is decided when it is back. */
    private void write(List<Entry> batch) throws InterruptedException {
        while (!closed) {
            try {
                Map<Entry, Written> results = database.write(connection -> inOne(connection, batch));
                results.forEach((entry, written) -> entry.result().complete(written));
                return;
            } catch (SQLException | RuntimeException e) {
                if (isOwnFault(e)) {
                    apart(batch, e);
                    return;
                }
                LOG.warnf("%d records wait for the database: %s", batch.size(), e.getMessage());
                TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
            }
        }
    }

    private void apart(List<Entry> batch, Exception cause) throws InterruptedException {
        if (batch.size() == 1) {
            LOG.errorf(cause, "%s cannot be recorded", batch.getFirst().key());
            batch.getFirst().result().completeExceptionally(cause);
            return;
        }
        for (Entry entry : batch) {
            write(List.of(entry));
        }
    }

    private static boolean isOwnFault(Exception e) {
        return !(e instanceof SQLException sql)
                || (sql.getSQLState() != null
                        && OWN_FAULT.contains(sql.getSQLState().substring(0, 2)));
    }

    private static Map<Entry, Written> inOne(Connection connection, List<Entry> batch) throws SQLException {
        Map<Entry, Written> results = new IdentityHashMap<>();
        Set<LaneClaim> all = batch.stream().map(Entry::claim).collect(Collectors.toSet());
        Set<LaneClaim> claims = all.stream().filter(claim -> newest(claim, all)).collect(Collectors.toSet());
        batch.forEach(entry -> results.put(entry, Written.LANE_LOST));
        List<Entry> entries = batch.stream()
                .filter(entry -> claims.contains(entry.claim()))
                .sorted(Comparator.comparing(Entry::key, ResourceKey.ORDER))
                .toList();
        boolean calls = batch.stream().anyMatch(entry -> entry.begin() != null);
        Map<ResourceKey, Row> rows = LedgerSql.lock(
                connection, claims, entries.stream().map(Entry::key).toList(), calls);
        boolean complete = entries.stream().allMatch(entry -> rows.containsKey(entry.key()));
        Set<Long> held = complete ? Set.of() : LedgerSql.held(connection, claims);
        List<Entry> fresh = new ArrayList<>();
        for (Entry entry : entries) {
            Row row = rows.get(entry.key());
            if (row != null && entry.basis().equals(row.basis())) {
                fresh.add(entry);
            } else if (row != null || held.contains(entry.claim().scopeId())) {
                results.put(entry, Written.STALE);
            }
        }
        begin(connection, fresh.stream().filter(entry -> entry.begin() != null).toList(), results);
        settle(
                connection,
                fresh.stream().filter(entry -> entry.settlement() != null).toList(),
                rows,
                results);
        return results;
    }

    /** Two claims of one scope in one batch: this process lost the lane and took it again; only the newer one is held. */
    private static boolean newest(LaneClaim claim, Set<LaneClaim> claims) {
        return claims.stream()
                .filter(other -> other.scopeId() == claim.scopeId())
                .allMatch(other -> other.epoch() <= claim.epoch());
    }

    private static void begin(Connection connection, List<Entry> entries, Map<Entry, Written> results)
            throws SQLException {
        Set<String> prints = new HashSet<>();
        List<Entry> distinct = new ArrayList<>();
        for (Entry entry : entries) {
            results.put(entry, Written.DEFERRED);
            String print = entry.begin().intent().print();
            if (print.isEmpty() || prints.add(entry.claim().scopeId() + print)) {
                distinct.add(entry);
            }
        }
        if (!distinct.isEmpty()) {
            Set<ResourceKey> begun = LedgerSql.begin(
                    connection, distinct.stream().map(Entry::begin).toList());
            distinct.stream()
                    .filter(entry -> begun.contains(entry.key()))
                    .forEach(entry -> results.put(entry, Written.DONE));
        }
    }

    private static void settle(
            Connection connection, List<Entry> entries, Map<ResourceKey, Row> rows, Map<Entry, Written> results)
            throws SQLException {
        if (entries.isEmpty()) {
            return;
        }
        List<Settlement> settlements = entries.stream().map(Entry::settlement).toList();
        LedgerSql.settle(connection, settlements);
        LedgerSql.watches(connection, settlements);
        LedgerSql.wake(connection, settlements);
        LedgerSql.revisits(connection, settlements);
        LedgerSql.nameless(connection, settlements);
        entries.forEach(entry -> results.put(
                entry, rows.get(entry.key()).isNews(entry.settlement()) ? Written.DONE_AND_NEWS : Written.DONE));
    }
}
