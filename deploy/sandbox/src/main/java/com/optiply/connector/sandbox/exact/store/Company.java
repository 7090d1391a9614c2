package com.optiply.connector.sandbox.exact.store;

import com.optiply.connector.sandbox.exact.model.Editions;
import com.optiply.connector.sandbox.exact.model.StoreType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * An Exact company: its rows and what is switched on for it. Row versions rise over all its stores. They start just
 * below eleven digits, so that whoever compares them as texts or keeps them in 32 bits is found out.
 */
public final class Company {
    private static final long FIRST_VERSION = 9_999_990_000L;

    /** Within a stale call: the stores of then by division. */
    private static final ScopedValue<Map<Integer, Map<String, Rows>>> FROZEN = ScopedValue.newInstance();

    private final int division;
    private final Map<String, Rows> stores = new LinkedHashMap<>();
    private final Queue<Pending> pending = new ConcurrentLinkedQueue<>();
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private long version = FIRST_VERSION;
    private Versions drawn = Versions.NONE;
    private volatile Set<String> modules = Editions.all();
    private volatile Optional<String> refusal = Optional.empty();
    private volatile RowListener listener = (company, action, before, after) -> {};

    public Company(int division) {
        this.division = division;
    }

    public int division() {
        return division;
    }

    /** Modules of the company's edition, from {@link Editions}. */
    public Set<String> modules() {
        return modules;
    }

    public void modules(Set<String> installed) {
        this.modules = Set.copyOf(installed);
    }

    /** The {@code Reason} with which all calls are refused, such as LicenseExpired. */
    public Optional<String> refusal() {
        return refusal;
    }

    public void refusal(Optional<String> reason) {
        this.refusal = reason;
    }

    /** Who is told of changes. */
    public void listener(RowListener told) {
        this.listener = told;
    }

    /** Tells of a change; only while writing. */
    void announce(RowListener.Action action, Row before, Row after) {
        listener.changed(this, action, before, after);
    }

    /** Reads rows of a store; what comes out is one state. */
    public <T> T read(StoreType type, Function<RowsView, T> reading) {
        commitDue();
        lock.readLock().lock();
        try {
            Rows rows = FROZEN.isBound()
                    ? FROZEN.get().getOrDefault(division, stores).get(type.name())
                    : stores.get(type.name());
            return reading.apply(new RowsView(rows == null ? new Rows(type) : rows));
        } finally {
            lock.readLock().unlock();
        }
    }

    /** All rows of a store in the order of their row versions. */
    public List<Row> all(StoreType type) {
        return read(type, rows -> rows.changedAfter(0).toList());
    }

    /** The number of rows of a store. */
    public int count(StoreType type) {
        return read(type, rows -> rows.all().size());
    }

    /** The row with that id, or with that alternate key. */
    public Optional<Row> find(StoreType type, Object id) {
        return read(type, rows -> rows.byId(id).or(() -> rows.byAlternate(id)));
    }

    /** Rows with that value of an indexed property. */
    public List<Row> referring(StoreType type, String property, Object value) {
        return read(type, rows -> rows.referring(property, value));
    }

    /**
     * Keeps the rows of companies as they are now.
     *
     * @return runs a reading so that it sees them
     */
    public static <T> UnaryOperator<Supplier<T>> freeze(Collection<Company> companies) {
        Map<Integer, Map<String, Rows>> then = new HashMap<>();
        companies.forEach(company -> then.put(company.division, company.copies()));
        return reading -> () -> ScopedValue.where(FROZEN, then).call(reading::get);
    }

    private Map<String, Rows> copies() {
        lock.readLock().lock();
        try {
            Map<String, Rows> copies = new LinkedHashMap<>();
            stores.forEach((name, rows) -> {
                Rows copy = new Rows(rows.type());
                rows.byTimestamp().values().forEach(copy::put);
                copies.put(name, copy);
            });
            return copies;
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Changes rows; others see all of it or nothing. */
    <T> T write(Supplier<T> change) {
        lock.writeLock().lock();
        try {
            return change.get();
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** The rows of a store; only while writing. */
    Rows rows(StoreType type) {
        return stores.computeIfAbsent(type.name(), name -> new Rows(type));
    }

    /** Whether a row with the id of this one is there; only while writing. */
    boolean holds(Row row) {
        return rows(row.type()).byId(row.id()).isPresent();
    }

    /** The next row version; only while writing. */
    long nextVersion() {
        if (drawn.next < drawn.end) {
            return drawn.next++;
        }
        version += 1;
        return version;
    }

    /** Versions for a change that will be committed later; only while writing. */
    Versions draw(int count) {
        Versions versions = new Versions(version + 1, version + 1 + count);
        version += count;
        return versions;
    }

    /** Runs a change that takes versions drawn before; only while writing. */
    void use(Versions versions, Runnable change) {
        Versions outer = drawn;
        drawn = versions;
        try {
            change.run();
        } finally {
            drawn = outer;
        }
    }

    void postpone(Pending change) {
        pending.add(change);
    }

    /** Commits what is pending for a row; all for null. */
    void commitPending(Object row) {
        for (Pending one : pending) {
            if ((row == null || row.equals(one.row)) && pending.remove(one)) {
                one.commit.run();
            }
        }
    }

    private void commitDue() {
        if (pending.isEmpty() || lock.getReadHoldCount() > 0) {
            return;
        }
        for (Pending one : pending) {
            if (!one.clock.instant().isBefore(one.due) && pending.remove(one)) {
                one.commit.run();
            }
        }
    }

    /** A change that others do not see yet. */
    record Pending(InstantSource clock, Instant due, Object row, Runnable commit) {}

    /** Row versions that were drawn and not used yet. */
    static final class Versions {
        private static final Versions NONE = new Versions(0, 0);
        private long next;
        private final long end;

        private Versions(long next, long end) {
            this.next = next;
            this.end = end;
        }
    }

    /** Goes on far below, as after a move to another database; only while writing. */
    void restartVersions() {
        version = 1_000;
    }
}
