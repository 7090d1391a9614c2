package com.optiply.connector.writer.pacing;

import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/** A server with a limit, and callers that keep to a {@link Pacer}, in virtual time: an hour takes a moment, and takes the same course each time. */
final class VirtualLimit {

    /** What of an hour was done. @param done calls per second @param refused part of the calls */
    record Share(double done, double refused) {}

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long LATENCY = Duration.ofMillis(150).toNanos();

    /** Something that happens at a time: a caller's turn has come, or its answer has. */
    private record Event(long at, int caller, boolean turn, boolean refused) {}

    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingInt(Event::caller));
    private final Optional<Duration> retryAfter;
    private int limit;
    private long now = SECOND;
    private long window;
    private int inWindow;
    private long done;
    private long refused;

    /** @param limit calls per second of the clock, those that are refused included */
    VirtualLimit(int limit, Optional<Duration> retryAfter) {
        this.limit = limit;
        this.retryAfter = retryAfter;
    }

    long now() {
        return now;
    }

    void limit(int another) {
        limit = another;
    }

    /** Lets so many callers call as often as they may, one call after the other each. */
    Share run(Pacer pacer, int callers, Duration time) {
        done = 0;
        refused = 0;
        long end = now + time.toNanos();
        if (events.isEmpty()) {
            for (int caller = 0; caller < callers; caller++) {
                events.add(new Event(pacer.turn(), caller, true, false));
            }
        }
        while (events.peek().at() < end) {
            Event event = events.remove();
            now = Math.max(now, event.at());
            events.add(event.turn() ? called(pacer, event) : answered(pacer, event));
        }
        now = end;
        return new Share(done / (time.toNanos() / 1e9), (double) refused / Math.max(1, done + refused));
    }

    private Event called(Pacer pacer, Event event) {
        if (!pacer.isStillGood(event.at())) {
            return new Event(pacer.turn(), event.caller(), true, false);
        }
        if (now / SECOND != window) {
            window = now / SECOND;
            inWindow = 0;
        }
        return new Event(now + LATENCY, event.caller(), false, ++inWindow > limit);
    }

    private Event answered(Pacer pacer, Event event) {
        if (event.refused()) {
            refused++;
            pacer.throttled(retryAfter);
        } else {
            done++;
            pacer.succeeded("PATCH products", Duration.ofNanos(LATENCY));
        }
        return new Event(pacer.turn(), event.caller(), true, false);
    }
}
