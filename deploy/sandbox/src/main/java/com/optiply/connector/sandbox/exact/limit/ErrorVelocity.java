package com.optiply.connector.sandbox.exact.limit;

import com.optiply.connector.sandbox.clock.SandboxClock;
import com.optiply.connector.sandbox.switches.Switch;
import com.optiply.connector.sandbox.switches.Switches;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * More than 10 errors per app, user, division, endpoint and hour block that combination for an hour, each further time
 * for twice as long (Exact reference §2.3). Thread-safe.
 */
public final class ErrorVelocity {
    private static final Set<Integer> ERRORS = Set.of(400, 401, 403, 404);
    private static final int ALLOWED = 10;
    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int LONGEST = 24;

    private final SandboxClock clock;
    private final Switches switches;
    private final Map<Key, Record> records = new ConcurrentHashMap<>();

    /** What is counted together. */
    public record Key(String clientId, String userName, int division, String endpoint) {}

    public ErrorVelocity(SandboxClock clock, Switches switches) {
        this.clock = clock;
        this.switches = switches;
    }

    /** Whether calls of this combination are blocked now. */
    public boolean blocks(Key key) {
        Record record = records.get(key);
        if (record == null || !switches.on(Switch.ERROR_VELOCITY)) {
            return false;
        }
        synchronized (record) {
            return clock.instant().isBefore(record.blockedUntil);
        }
    }

    /** Notes how a call was answered; during a block by switch only. */
    public void note(Key key, int status) {
        if (!ERRORS.contains(status)) {
            return;
        }
        Instant now = clock.instant();
        Record record = records.computeIfAbsent(key, fresh -> new Record());
        synchronized (record) {
            if (now.isBefore(record.blockedUntil) && !switches.on(Switch.ERROR_VELOCITY_COUNTS_REFUSED)) {
                return;
            }
            record.errors.addLast(now);
            while (record.errors.peekFirst().isBefore(now.minus(WINDOW))) {
                record.errors.removeFirst();
            }
            if (record.errors.size() > ALLOWED) {
                record.blockedUntil = now.plus(WINDOW.multipliedBy(record.hours));
                record.hours = Math.min(LONGEST, record.hours * 2);
                record.errors.clear();
            }
        }
    }

    /** Forgets all errors and blocks. */
    public void clear() {
        records.clear();
    }

    private static final class Record {
        private final ArrayDeque<Instant> errors = new ArrayDeque<>();
        private Instant blockedUntil = Instant.EPOCH;
        private int hours = 1;
    }
}
