package com.optiply.connector.sandbox.evidence;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** Counts of one face. Thread-safe. */
public final class FaceCounters {
    private final Map<Integer, LongAdder> byStatus = new ConcurrentSkipListMap<>();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger highWater = new AtomicInteger();

    void begin() {
        int now = running.incrementAndGet();
        highWater.accumulateAndGet(now, Math::max);
    }

    void end(int status) {
        running.decrementAndGet();
        byStatus.computeIfAbsent(status, key -> new LongAdder()).increment();
    }

    void clear() {
        byStatus.clear();
        highWater.set(running.get());
    }

    /** Answers by status; 0 stands for connections that were cut. */
    public Map<Integer, Long> byStatus() {
        Map<Integer, Long> sums = new TreeMap<>();
        byStatus.forEach((status, count) -> sums.put(status, count.sum()));
        return sums;
    }

    /** The largest number of requests that were running at once. */
    public int highWaterMark() {
        return highWater.get();
    }
}
