package com.optiply.connector.writer.optiply;

import com.optiply.connector.model.TenantId;
import com.optiply.connector.writer.optiply.AccessOutcome.Denied;
import com.optiply.connector.writer.optiply.AccessOutcome.Granted;
import com.optiply.connector.writer.optiply.Answer.NoAccess;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** Calls with access: a token that is refused is reported, replaced and the call repeated once (Optiply reference, section 1.2). */
@ApplicationScoped
public class Optiply {

    private final OptiplyHttp http;
    private final AccessTokens tokens;

    Optiply(OptiplyHttp http, AccessTokens tokens) {
        this.http = http;
        this.tokens = tokens;
    }

    /** An answer and how long it took. */
    public record Reply(Answer answer, Duration took) {}

    /** @param call made with the access that is used, because writes name the account */
    public Reply call(TenantId tenant, Function<Access, Call> call) throws InterruptedException {
        long start = System.nanoTime();
        Answer answer =
                switch (tokens.access(tenant)) {
                    case Denied denied -> new NoAccess(Optional.empty(), denied.message());
                    case Granted granted -> withAccess(tenant, call, granted.access());
                };
        return new Reply(answer, Duration.ofNanos(System.nanoTime() - start));
    }

    private Answer withAccess(TenantId tenant, Function<Access, Call> call, Access access) throws InterruptedException {
        Answer first = http.send(call.apply(access), access);
        if (!(first instanceof NoAccess)) {
            return first;
        }
        return switch (tokens.insteadOf(tenant, access)) {
            case Denied denied -> new NoAccess(first.status(), denied.message());
            case Granted granted -> http.send(call.apply(granted.access()), granted.access());
        };
    }
}
