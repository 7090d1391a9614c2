package com.optiply.connector.writer.pacing;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * How long Optiply takes, apart for each kind of call: creating a record takes longer than changing one, whoever is in the way. What is the best is forgotten after a while, so
 * that an Optiply that has become slower for good is not held to what it once was. Not thread-safe; times are {@link System#nanoTime()}.
 */
final class Latencies {

    /** An answer counts for as long as this at least, and for twice as long at most. */
    static final Duration WINDOW = Duration.ofMinutes(2);

    private static final double SMOOTH = 0.1;
    /** Answers this much slower than the best, plus a margin, say that the server is full. */
    private static final double SLOWER = 4;

    private static final long MARGIN = Duration.ofMillis(200).toNanos();

    private static final class Kind {
        private long since;
        private double usual;
        private double best = Double.MAX_VALUE;
        private double bestBefore = Double.MAX_VALUE;
    }

    private final Map<String, Kind> kinds = new HashMap<>();

    /**
     * Takes an answer.
     *
     * @param kind of call, of which there are few
     * @return whether calls of this kind usually take much longer now than the best of the last minutes
     */
    boolean isSlow(String kind, double tookNanos, long now) {
        Kind of = kinds.computeIfAbsent(kind, name -> new Kind());
        long age = now - of.since;
        if (of.usual == 0 || age >= WINDOW.toNanos()) {
            of.bestBefore = age >= 2 * WINDOW.toNanos() ? Double.MAX_VALUE : of.best;
            of.best = Double.MAX_VALUE;
            of.since = now;
        }
        of.usual = of.usual == 0 ? tookNanos : of.usual + SMOOTH * (tookNanos - of.usual);
        of.best = Math.min(of.best, tookNanos);
        return of.usual > Math.min(of.best, of.bestBefore) * SLOWER + MARGIN;
    }
}
