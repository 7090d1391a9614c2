package com.optiply.connector.sandbox.optiply;

import com.optiply.connector.sandbox.clock.SandboxClock;
import com.optiply.connector.sandbox.http.Answer;
import com.optiply.connector.sandbox.http.Call;
import com.optiply.connector.sandbox.http.Params;
import com.optiply.connector.sandbox.switches.Switch;
import com.optiply.connector.sandbox.switches.Switches;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The token endpoint: password and refresh grants with HTTP Basic (Optiply reference §1.2). Thread-safe. */
final class Tokens {
    private static final String NO_USER = "UserDetailsService returned null, which is an interface contract violation";

    private final SandboxClock clock;
    private final Switches switches;
    private final Map<String, Access> accesses = new ConcurrentHashMap<>();
    private final Map<String, Account> refreshTokens = new ConcurrentHashMap<>();

    Tokens(SandboxClock clock, Switches switches) {
        this.clock = clock;
        this.switches = switches;
    }

    /** The account behind a token that is still good. */
    Optional<Account> account(String token) {
        Access access = accesses.get(token);
        return access == null || !clock.instant().isBefore(access.expires)
                ? Optional.empty()
                : Optional.of(access.account);
    }

    /** The grant type and its fields come in the query string or in the form. */
    Answer answer(Call call, Collection<Account> accounts) {
        Params form = call.form();
        String grant = field(call, form, "grant_type");
        Optional<Call.Basic> basic = call.basic();
        if (!call.method().equals("POST") || basic.isEmpty()) {
            return error(401, "unauthorized", "Full authentication is required to access this resource");
        }
        Optional<Account> account =
                switch (grant) {
                    case "password" ->
                        accounts.stream()
                                .filter(one -> one.credentials().userName().equals(field(call, form, "username")))
                                .filter(one -> one.credentials().password().equals(field(call, form, "password")))
                                .findFirst();
                    case "refresh_token" ->
                        Optional.ofNullable(refreshTokens.remove(field(call, form, "refresh_token")));
                    default -> throw new OptiplyProblem(400, "Unsupported grant type: " + grant);
                };
        return account.filter(
                        one -> one.credentials().clientId().equals(basic.get().user()))
                .filter(one ->
                        one.credentials().clientSecret().equals(basic.get().password()))
                .map(this::issue)
                .orElseGet(() -> error(401, "unauthorized", NO_USER));
    }

    void clear() {
        accesses.clear();
        refreshTokens.clear();
    }

    private Answer issue(Account account) {
        long life = switches.number(Switch.TOKEN_LIFE);
        String access = UUID.randomUUID().toString();
        String refresh = UUID.randomUUID().toString();
        accesses.values().removeIf(old -> old.expires.isBefore(clock.instant()));
        accesses.put(access, new Access(account, clock.instant().plusSeconds(life)));
        refreshTokens.put(refresh, account);
        return Answer.of(
                200,
                Answer.JSON,
                new JsonObject()
                        .put("access_token", access)
                        .put("token_type", "bearer")
                        .put("refresh_token", refresh)
                        .put("expires_in", life)
                        .put("scope", "read write delete")
                        .toBuffer());
    }

    private static String field(Call call, Params form, String name) {
        return call.query().first(name).orElse(form.text(name));
    }

    static Answer error(int status, String error, String description) {
        JsonObject body = new JsonObject().put("error", error).put("error_description", description);
        return Answer.of(status, Answer.JSON, body.toBuffer());
    }

    private record Access(Account account, Instant expires) {}
}
