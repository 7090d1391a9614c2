package com.optiply.connector.sandbox.evidence;

import com.optiply.connector.sandbox.clock.SandboxClock;
import com.optiply.connector.sandbox.http.Call;
import com.optiply.connector.sandbox.http.Face;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/** The newest requests of the vendors' faces, redacted, and counters. Thread-safe. */
public final class Evidence {
    private static final int KEPT = 50_000;
    private static final int LONGEST_BODY = 16_384;

    private final SandboxClock clock;
    private final AtomicLong sequence = new AtomicLong();
    private final ArrayDeque<Exchange> log = new ArrayDeque<>();
    private final Map<Face, FaceCounters> faces = new EnumMap<>(Face.class);
    private final TokenCounters tokens = new TokenCounters();

    public Evidence(SandboxClock clock) {
        this.clock = clock;
        for (Face face : Face.values()) {
            faces.put(face, new FaceCounters());
        }
    }

    /** Notes that a request arrived; the visit must be ended exactly once. */
    public Visit begin(Call call, OptionalLong tenant) {
        faces.get(call.face()).begin(tenant);
        return new Visit(call, tenant, clock.realInstant(), clock.instant());
    }

    /** The kept requests newer than a sequence number that fit, oldest first. */
    public List<Exchange> after(long seq, Predicate<Exchange> fits, int limit) {
        List<Exchange> found = new ArrayList<>();
        synchronized (log) {
            for (Exchange one : log) {
                if (one.seq() > seq && fits.test(one)) {
                    found.add(one);
                    if (found.size() == limit) {
                        break;
                    }
                }
            }
        }
        return found;
    }

    /** The counters of a face. */
    public FaceCounters of(Face face) {
        return faces.get(face);
    }

    /** The counters of Exact's token endpoint. */
    public TokenCounters tokens() {
        return tokens;
    }

    /** Forgets requests and counts; sequence numbers go on rising. */
    public void clear() {
        synchronized (log) {
            log.clear();
        }
        faces.values().forEach(FaceCounters::clear);
        tokens.clear();
    }

    private void add(Exchange exchange) {
        synchronized (log) {
            if (log.size() == KEPT) {
                log.removeFirst();
            }
            log.addLast(exchange);
        }
    }

    /** A request that is being answered. */
    public final class Visit {
        private final Call call;
        private final OptionalLong tenant;
        private final Instant at;
        private final Instant vendorAt;

        private Visit(Call call, OptionalLong tenant, Instant at, Instant vendorAt) {
            this.call = call;
            this.tenant = tenant;
            this.at = at;
            this.vendorAt = vendorAt;
        }

        /** The answer went out; status 0 when the connection was cut instead. */
        public void end(int status, long responseBytes, String fault) {
            faces.get(call.face()).end(tenant, status);
            if (call.face() != Face.ADMIN) {
                double millis = Duration.between(at, clock.realInstant()).toNanos() / 1e6;
                String body = call.body().length() > LONGEST_BODY
                        ? call.body().getString(0, LONGEST_BODY) + "…"
                        : call.text();
                add(new Exchange(
                        sequence.incrementAndGet(),
                        at,
                        vendorAt,
                        call.face().label(),
                        call.method(),
                        call.path(),
                        Redaction.of(call.rawQuery()),
                        status,
                        Redaction.of(body),
                        responseBytes,
                        millis,
                        fault));
            }
        }
    }
}
