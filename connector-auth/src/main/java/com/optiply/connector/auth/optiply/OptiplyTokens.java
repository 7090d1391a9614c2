package com.optiply.connector.auth.optiply;

import com.optiply.connector.auth.optiply.OptiplyAnswer.Part;
import com.optiply.connector.auth.optiply.OptiplyTokenStore.Stored;
import com.optiply.connector.auth.problem.FieldProblem;
import com.optiply.connector.auth.problem.ProblemException;
import com.optiply.connector.auth.problem.ProblemKind;
import com.optiply.connector.model.TenantId;
import com.optiply.connector.model.metric.Metric;
import com.optiply.connector.model.time.VendorClock;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Checks Optiply's credentials and hands out its access tokens. The password grant can be repeated, so no lease is needed; one caller of a process asks, the others wait. */
@ApplicationScoped
public class OptiplyTokens {

    private static final Duration MARGIN = Duration.ofSeconds(300);
    private static final Duration COME_BACK = Duration.ofSeconds(10);
    private static final Duration KEEP_REFUSAL = Duration.ofMinutes(1);

    private final OptiplyHttp http;
    private final OptiplyTokenStore store;
    private final VendorClock clock;
    private final MeterRegistry meters;
    private final Map<TenantId, Object> turns = new ConcurrentHashMap<>();
    private final Map<TenantId, Instant> refusals = new ConcurrentHashMap<>();

    OptiplyTokens(OptiplyHttp http, OptiplyTokenStore store, VendorClock clock, MeterRegistry meters) {
        this.http = http;
        this.store = store;
        this.clock = clock;
        this.meters = meters;
    }

    /**
     * Logs in at Optiply with credentials that are being entered and looks at the account.
     *
     * @throws ProblemException naming the fields that are wrong, or telling that Optiply does not answer
     */
    public void check(OptiplyCredentials credentials) {
        OptiplyAnswer answer = grant(credentials);
        if (answer instanceof OptiplyAnswer.Granted granted) {
            answer = http.probe(credentials.accountId(), granted);
        }
        switch (answer) {
            case OptiplyAnswer.Granted granted -> {}
            case OptiplyAnswer.Refused refused ->
                throw new ProblemException(
                        ProblemKind.OPTIPLY_CREDENTIALS,
                        "Nothing was stored. Optiply was asked for a token with these credentials and refused.",
                        fields(refused.part()));
            case OptiplyAnswer.Unreachable unreachable -> throw unreachable(unreachable);
        }
    }

    /**
     * An access token that is good now.
     *
     * @param rejected SHA-256 (hex) of the token Optiply has answered with 401, or empty
     * @throws ProblemException when Optiply refuses the stored credentials or does not answer
     */
    public OptiplyToken accessToken(OptiplyAccount account, Optional<String> rejected) {
        return usable(store.read(account), rejected).orElseGet(() -> {
            synchronized (turns.computeIfAbsent(account.tenant(), tenant -> new Object())) {
                Optional<Stored> stored = store.read(account);
                return usable(stored, rejected)
                        .orElseGet(
                                () -> fetch(account, stored.map(Stored::serial).orElse(0L)));
            }
        });
    }

    /** Forgets the token that was got with replaced credentials. To be called inside a transaction. */
    public void forget(OptiplyAccount account) {
        store.forget(account);
        refusals.remove(account.tenant());
    }

    private OptiplyToken fetch(OptiplyAccount account, long serial) {
        Instant refusedUntil = refusals.get(account.tenant());
        if (refusedUntil != null && Instant.now().isBefore(refusedUntil)) {
            throw refused();
        }
        Instant sent = clock.instant();
        return switch (grant(account.credentials())) {
            case OptiplyAnswer.Granted granted -> {
                Instant expires = sent.plus(granted.life());
                Duration half = granted.life().dividedBy(2);
                Instant renew = expires.minus(half.compareTo(MARGIN) < 0 ? half : MARGIN);
                OptiplyToken token = new OptiplyToken(granted.accessToken(), renew, expires);
                store.write(account, token, serial);
                yield token;
            }
            case OptiplyAnswer.Refused no -> {
                refusals.put(account.tenant(), Instant.now().plus(KEEP_REFUSAL));
                throw refused();
            }
            case OptiplyAnswer.Unreachable unreachable -> throw unreachable(unreachable);
        };
    }

    private Optional<OptiplyToken> usable(Optional<Stored> stored, Optional<String> rejected) {
        return stored.map(Stored::token)
                .filter(token -> clock.instant().isBefore(token.renewAt()))
                .filter(token -> !token.token().sha256().equals(rejected.orElse("")));
    }

    private OptiplyAnswer grant(OptiplyCredentials credentials) {
        OptiplyAnswer answer = http.grant(credentials);
        meters.counter(
                        Metric.TOKEN_CALLS.meterName(),
                        "vendor",
                        "optiply",
                        "answer",
                        answer.getClass().getSimpleName())
                .increment();
        return answer;
    }

    private static ProblemException refused() {
        return ProblemException.of(
                ProblemKind.OPTIPLY_REFUSED,
                "Optiply refuses the stored credentials. Enter them again: PUT /api/v1/tenants/{id}/optiply.");
    }

    private static ProblemException unreachable(OptiplyAnswer.Unreachable cause) {
        return ProblemException.later(
                ProblemKind.OPTIPLY_UNREACHABLE,
                "Nothing was changed: %s. Try again in a little while.".formatted(cause.cause()),
                COME_BACK);
    }

    private static List<FieldProblem> fields(Part part) {
        FieldProblem clientId = field("clientId", "Give the client id (the webshop handle) that Optiply issued");
        FieldProblem clientSecret = field("clientSecret", "Copy the client secret that belongs to the client id");
        FieldProblem username = field("username", "Give the API user, it looks like api_imports_<shop>_1");
        FieldProblem password = field("password", "Copy the API user's password again");
        return switch (part) {
            case CLIENT -> List.of(clientId, clientSecret);
            case USER -> List.of(username, password);
            case ACCOUNT -> List.of(field("accountId", "Give the account id that belongs to these credentials"));
            case UNKNOWN ->
                Stream.of(clientId, clientSecret, username, password).toList();
        };
    }

    private static FieldProblem field(String name, String remedy) {
        return new FieldProblem(
                "optiply." + name, "is not accepted by Optiply, alone or together with the other credentials", remedy);
    }
}
