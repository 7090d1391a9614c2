package com.optiply.connector.writer.reconcile;

import com.optiply.connector.writer.state.Intent.Operation;
import com.optiply.connector.writer.state.ResourceType;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the writes of a lane say about whose fault a failure is. Thread-safe. In memory only: a new owner of the lane begins without, and takes a failure for Optiply's
 * until it has seen a write succeed.
 */
public final class Evidence {

    /** So many records that fail, and none that does not, are an Optiply that does not write. */
    static final int SEVERAL = 3;
    /** So many times the usual attempts are made of a record of which nothing else tells whether it is to blame. */
    static final int PATIENCE = 4;

    private static final int MOST = 10_000;

    /** Writes that go the same way at Optiply. */
    record Kind(Operation operation, ResourceType type) {}

    /** Whose fault it is. */
    enum Verdict {
        /** Another record was written the same way since this one began to fail; or nothing was for very long, and hardly anything else fails. */
        RECORD,
        /** Several records fail, and none was written the same way since this one began to. */
        OPTIPLY,
        /** Next to nothing else is written this way. */
        UNKNOWN
    }

    private record Failing(long first, long last) {}

    private static final class Failures extends LinkedHashMap<String, Failing> {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failing> eldest) {
            return size() > MOST;
        }
    }

    private final Map<Kind, Long> written = new HashMap<>();
    private final Map<Kind, Failures> failing = new HashMap<>();
    private long lastWritten;
    private long events;

    /** A record was written. */
    synchronized void written(Kind kind, String key) {
        lastWritten = ++events;
        written.put(kind, lastWritten);
        failures(kind).remove(key);
    }

    /** Optiply failed on a record. */
    synchronized void failed(Kind kind, String key) {
        long now = ++events;
        failures(kind).merge(key, new Failing(now, now), (before, last) -> new Failing(before.first(), last.last()));
    }

    /**
     * Whose fault it is that Optiply keeps failing on a record while it answers when it is asked for something.
     *
     * @param attempts that failed in a row
     * @param usual    attempts after which a record is given up when others can be written
     */
    synchronized Verdict verdict(Kind kind, String key, int attempts, int usual) {
        long lastOfKind = written.getOrDefault(kind, 0L);
        Failures all = failures(kind);
        Failing mine = all.get(key);
        if (mine != null && lastOfKind > mine.first()) {
            return Verdict.RECORD;
        }
        if (all.values().stream().filter(one -> one.last() > lastOfKind).count() >= SEVERAL) {
            return Verdict.OPTIPLY;
        }
        return attempts >= usual * PATIENCE ? Verdict.RECORD : Verdict.UNKNOWN;
    }

    /** Whether nothing at all was written since this record began to fail. */
    synchronized boolean isNothingWritten(Kind kind, String key) {
        Failing mine = failures(kind).get(key);
        return mine == null || lastWritten < mine.first();
    }

    private Failures failures(Kind kind) {
        return failing.computeIfAbsent(kind, of -> new Failures());
    }
}
