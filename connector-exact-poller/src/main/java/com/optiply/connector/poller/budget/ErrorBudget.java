package com.optiply.connector.poller.budget;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Errors per endpoint within an hour. Exact blocks the key for an endpoint after more than 10 (Exact reference, section 2.3); we stop well before.
 * Thread-safe.
 */
public final class ErrorBudget {

    private static final Duration HOUR = Duration.ofHours(1);

    private final int limit;
    private final Map<String, Deque<Instant>> errors = new HashMap<>();

    public ErrorBudget(int limit) {
        this.limit = limit;
    }

    /** Notes an answer 400, 401, 403 or 404. */
    public synchronized void failed(String endpoint, Instant now) {
        errors.computeIfAbsent(endpoint, name -> new ArrayDeque<>()).addLast(now.truncatedTo(ChronoUnit.MILLIS));
    }

    /** An error that an owner before us noted; one that is known already counts once. */
    public synchronized void recall(String endpoint, Instant at) {
        Deque<Instant> recent = errors.computeIfAbsent(endpoint, name -> new ArrayDeque<>());
        if (!recent.contains(at)) {
            List<Instant> all = new ArrayList<>(recent);
            all.add(at);
            all.sort(Comparator.naturalOrder());
            recent.clear();
            recent.addAll(all);
        }
    }

    /** The errors of the last hour, by endpoint. */
    public synchronized Map<String, List<Instant>> recent(Instant now) {
        Map<String, List<Instant>> recent = new TreeMap<>();
        errors.forEach((endpoint, times) -> {
            times.removeIf(at -> !at.plus(HOUR).isAfter(now));
            if (!times.isEmpty()) {
                recent.put(endpoint, List.copyOf(times));
            }
        });
        return recent;
    }

    /** Errors that the endpoint with the most of them may still give before it is left alone. */
    public synchronized int left(Instant now) {
        int most = 0;
        for (Deque<Instant> recent : errors.values()) {
            recent.removeIf(at -> !at.plus(HOUR).isAfter(now));
            most = Math.max(most, recent.size());
        }
        return Math.max(0, limit - most);
    }

    /** @return until when the endpoint is to be left alone; empty when it may be called */
    public synchronized Optional<Instant> blockedUntil(String endpoint, Instant now) {
        Deque<Instant> recent = errors.get(endpoint);
        if (recent == null) {
            return Optional.empty();
        }
        recent.removeIf(at -> !at.plus(HOUR).isAfter(now));
        if (recent.isEmpty()) {
            errors.remove(endpoint);
            return Optional.empty();
        }
        return recent.size() < limit
                ? Optional.empty()
                : Optional.of(recent.getFirst().plus(HOUR));
    }
}
