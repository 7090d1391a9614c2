package com.optiply.connector.sandbox.fault;

import com.optiply.connector.sandbox.http.Answer;
import com.optiply.connector.sandbox.http.Call;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A fault.
 *
 * @param delay of latency and late effects
 * @param bytesPerSecond of dripping answers
 * @param share the part of the matching requests that is struck, 0 to 1
 * @param times how often it strikes at most; empty is without end
 * @param until the real time at which it ends by itself
 * @param snapshot what stale answers are made of
 */
public record Fault(
        long id,
        Target target,
        FaultKind kind,
        int status,
        Map<String, String> headers,
        String body,
        Duration delay,
        int bytesPerSecond,
        double share,
        OptionalLong times,
        Optional<Instant> until,
        Optional<Snapshot> snapshot) {

    private static final String GARBAGE = "\u0000<?{]garbage";

    /** Whether it may strike a request now; share and times are not looked at. Only reading calls can be stale. */
    boolean fits(Call call, OptionalLong tenantOfCall, Instant now) {
        return target.fits(call, tenantOfCall)
                && until.map(now::isBefore).orElse(true)
                && (kind != FaultKind.STALE || call.method().equals("GET"));
    }

    /** The answer of the kinds that answer by themselves. */
    public Answer answer() {
        int code = kind == FaultKind.STATUS ? status : 200;
        String text =
                switch (kind) {
                    case EMPTY -> "";
                    case GARBAGE -> body.isEmpty() ? GARBAGE : body;
                    default -> body;
                };
        return new Answer(code, Optional.empty(), headers, Buffer.buffer(text));
    }
}
