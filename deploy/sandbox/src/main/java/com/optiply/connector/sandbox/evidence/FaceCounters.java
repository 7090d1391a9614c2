package com.optiply.connector.sandbox.evidence;

import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** Counts of one face. Thread-safe. */
public final class FaceCounters {
    private final Map<Integer, LongAdder> byStatus = new ConcurrentSkipListMap<>();
    private final Map<String, Map<String, LongAdder>> byType = new ConcurrentSkipListMap<>();
    private final Running all = new Running();
    private final Map<Long, Running> byTenant = new ConcurrentHashMap<>();

    void begin(OptionalLong tenant) {
        all.begin();
        tenant.ifPresent(
                id -> byTenant.computeIfAbsent(id, key -> new Running()).begin());
    }

    void end(OptionalLong tenant, int status) {
        all.now.decrementAndGet();
        tenant.ifPresent(id -> byTenant.get(id).now.decrementAndGet());
        byStatus.computeIfAbsent(status, key -> new LongAdder()).increment();
    }

    /** Notes a call of a resource type. */
    void called(String type, String method) {
        byType.computeIfAbsent(type, key -> new ConcurrentSkipListMap<>())
                .computeIfAbsent(method, key -> new LongAdder())
                .increment();
    }

    void clear() {
        byStatus.clear();
        byType.clear();
        all.restart();
        byTenant.values().forEach(Running::restart);
    }

    /** Answers by status; 0 stands for connections that were cut. */
    public Map<Integer, Long> byStatus() {
        Map<Integer, Long> sums = new TreeMap<>();
        byStatus.forEach((status, count) -> sums.put(status, count.sum()));
        return sums;
    }

    /** Calls by resource type and method, where the face has resource types. */
    public Map<String, Map<String, Long>> byType() {
        Map<String, Map<String, Long>> types = new TreeMap<>();
        byType.forEach((type, methods) -> {
            Map<String, Long> sums = types.computeIfAbsent(type, key -> new TreeMap<>());
            methods.forEach((method, count) -> sums.put(method, count.sum()));
        });
        return types;
    }

    /** The largest number of requests that were running at once. */
    public int highWaterMark() {
        return all.most.get();
    }

    /** The same within one Exact division or one Optiply account, the largest of all. */
    public int highWaterMarkOfATenant() {
        return byTenant.values().stream().mapToInt(one -> one.most.get()).max().orElse(0);
    }

    /** The number of requests of one Exact division or Optiply account that are running now. */
    public int running(long tenant) {
        Running running = byTenant.get(tenant);
        return running == null ? 0 : running.now.get();
    }

    private static final class Running {
        private final AtomicInteger now = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();

        private void begin() {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
        }

        private void restart() {
            most.set(now.get());
        }
    }
}
