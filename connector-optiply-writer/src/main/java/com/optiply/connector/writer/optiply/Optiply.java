package com.optiply.connector.writer.optiply;

import com.optiply.connector.model.TenantId;
import com.optiply.connector.writer.optiply.AccessOutcome.Denied;
import com.optiply.connector.writer.optiply.AccessOutcome.Granted;
import com.optiply.connector.writer.optiply.Answer.NoAccess;
import com.optiply.connector.writer.optiply.Answer.Unsent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
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

    /**
     * An answer.
     *
     * @param kind   method and type of what was called; empty when nothing was
     * @param writes whether something was to be changed
     * @param took   how long Optiply took, the way to a token aside
     */
    public record Reply(Answer answer, String kind, boolean writes, Duration took) {

        static Reply uncalled(Answer answer) {
            return new Reply(answer, "", false, Duration.ZERO);
        }
    }

    /**
     * Who calls, and under which conditions.
     *
     * @param account the account the caller's ids belong to
     * @param mayCall whether a call that begins now may end; asked before each
     */
    public record Caller(TenantId tenant, OptionalLong account, BooleanSupplier mayCall) {}

    /** @param call made with the access that is used, because writes name the account */
    public Reply call(Caller caller, Function<Access, Call> call) throws InterruptedException {
        return switch (tokens.access(caller.tenant())) {
            case Denied denied -> Reply.uncalled(new NoAccess(Optional.empty(), denied.message()));
            case Granted granted -> withAccess(caller, call, granted.access());
        };
    }

    private Reply withAccess(Caller caller, Function<Access, Call> call, Access access) throws InterruptedException {
        Reply first = send(caller, call, access);
        if (!(first.answer() instanceof NoAccess none) || none.status().isEmpty()) {
            return first;
        }
        return switch (tokens.insteadOf(caller.tenant(), access)) {
            case Denied denied -> Reply.uncalled(new NoAccess(none.status(), denied.message()));
            case Granted granted -> send(caller, call, granted.access());
        };
    }

    private Reply send(Caller caller, Function<Access, Call> call, Access access) throws InterruptedException {
        if (caller.account().isPresent() && caller.account().getAsLong() != access.account()) {
            return Reply.uncalled(new NoAccess(Optional.empty(), "the tenant has another Optiply account now"));
        }
        if (!caller.mayCall().getAsBoolean()) {
            return Reply.uncalled(new Unsent("the lane is given back, or its claim is about to end"));
        }
        Call made = call.apply(access);
        long start = System.nanoTime();
        Answer answer = http.send(made, access);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        if (!(answer instanceof NoAccess)) {
            tokens.accepted(caller.tenant(), access);
        }
        return new Reply(answer, made.kind(), made.writes(), took);
    }
}
