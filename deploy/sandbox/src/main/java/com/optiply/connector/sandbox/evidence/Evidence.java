package com.optiply.connector.sandbox.evidence;

import com.optiply.connector.sandbox.clock.SandboxClock;
import com.optiply.connector.sandbox.http.Call;
import com.optiply.connector.sandbox.http.Face;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The newest requests of the vendors' faces, redacted, and counters. Thread-safe. */
public final class Evidence {
    private static final int KEPT = 50_000;
    private static final int LONGEST_BODY = 16_384;
    private static final int LONGEST_ANSWER = 8_192;
    private static final long MOST_BYTES = 16L << 20;

    private static final Pattern OPTIPLY_TYPE = Pattern.compile("^/v1/([A-Za-z]{1,40})(?:/|$)");

    private final SandboxClock clock;
    private final ArrayDeque<Exchange> log = new ArrayDeque<>();
    private final Bodies requests = new Bodies(LONGEST_BODY, MOST_BYTES);
    private final Bodies answers = new Bodies(LONGEST_ANSWER, MOST_BYTES);
    private final Map<Face, FaceCounters> faces = new EnumMap<>(Face.class);
    private final TokenCounters tokens = new TokenCounters();
    private long sequence;

    /** A request with the beginnings of its body and its answer. */
    public record Shown(Exchange exchange, String requestBody, String responseBody) {}

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
    public List<Shown> after(long seq, Predicate<Exchange> fits, int limit) {
        synchronized (log) {
            return collect(log.iterator(), exchange -> exchange.seq() > seq && fits.test(exchange), limit);
        }
    }

    /** The newest kept requests that fit, newest first. */
    public List<Shown> newest(Predicate<Exchange> fits, int limit) {
        synchronized (log) {
            return collect(log.descendingIterator(), fits, limit);
        }
    }

    private List<Shown> collect(Iterator<Exchange> exchanges, Predicate<Exchange> fits, int limit) {
        List<Shown> found = new ArrayList<>();
        while (exchanges.hasNext() && found.size() < limit) {
            Exchange one = exchanges.next();
            if (fits.test(one)) {
                found.add(new Shown(one, requests.text(one.seq()), answers.text(one.seq())));
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
            requests.clear();
            answers.clear();
        }
        faces.values().forEach(FaceCounters::clear);
        tokens.clear();
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

        /** The answer goes out; status 0 when the connection was cut instead. */
        public void end(int status, Buffer answer, String fault) {
            faces.get(call.face()).end(tenant, status);
            Matcher type = OPTIPLY_TYPE.matcher(call.path());
            if (call.face() == Face.OPTIPLY && type.find()) {
                faces.get(call.face()).called(type.group(1), call.method());
            }
            if (call.face() == Face.ADMIN) {
                return;
            }
            double millis = Duration.between(at, clock.realInstant()).toNanos() / 1e6;
            String token = call.bearer().map(TokenHash::of).orElse("");
            String query = Redaction.of(call.rawQuery());
            synchronized (log) {
                sequence++;
                if (log.size() == KEPT) {
                    log.removeFirst();
                }
                log.addLast(new Exchange(
                        sequence,
                        at,
                        vendorAt,
                        call.face().label(),
                        tenant,
                        call.method(),
                        call.path(),
                        query,
                        token,
                        status,
                        answer.length(),
                        millis,
                        fault));
                requests.put(sequence, call.body());
                answers.put(sequence, answer);
            }
        }
    }
}
