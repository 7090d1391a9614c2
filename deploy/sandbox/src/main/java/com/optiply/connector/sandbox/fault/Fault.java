package com.optiply.connector.sandbox.fault;

import com.optiply.connector.sandbox.http.Answer;
import com.optiply.connector.sandbox.http.Call;
import com.optiply.connector.sandbox.http.Face;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * A fault and the requests it may strike. Empty criteria match everything.
 *
 * @param tenant an Exact division or an Optiply account
 * @param share the part of the matching requests that is struck, 0 to 1
 * @param times how often it strikes at most; empty is without end
 */
public record Fault(
        long id,
        Face face,
        Optional<String> method,
        Optional<Pattern> path,
        OptionalLong tenant,
        FaultKind kind,
        int status,
        Map<String, String> headers,
        String body,
        Duration delay,
        double share,
        OptionalLong times) {

    /** Whether the criteria fit a request; share and times are not looked at. */
    boolean fits(Call call, OptionalLong tenantOfCall) {
        return call.face() == face
                && method.map(call.method()::equalsIgnoreCase).orElse(true)
                && path.map(pattern -> pattern.matcher(call.path()).find()).orElse(true)
                && (tenant.isEmpty() || tenant.equals(tenantOfCall));
    }

    /** The answer of the kinds that answer by themselves. */
    public Answer answer() {
        int code = kind == FaultKind.STATUS ? status : 200;
        String text =
                kind == FaultKind.EMPTY ? "" : kind == FaultKind.GARBAGE && body.isEmpty() ? "\u0000<?{]garbage" : body;
        return new Answer(code, Optional.empty(), headers, Buffer.buffer(text));
    }
}
