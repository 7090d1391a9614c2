package com.optiply.connector.sandbox.optiply;

import com.optiply.connector.sandbox.clock.SandboxClock;
import com.optiply.connector.sandbox.http.Answer;
import com.optiply.connector.sandbox.http.Call;
import com.optiply.connector.sandbox.http.Params;
import com.optiply.connector.sandbox.switches.OptiplySwitch;
import com.optiply.connector.sandbox.switches.Switches;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
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
    private final Map<String, Refresh> refreshTokens = new ConcurrentHashMap<>();

    Tokens(SandboxClock clock, Switches switches) {
        this.clock = clock;
        this.switches = switches;
    }

    /** What an access token stands for. */
    record Access(String token, String refreshToken, Account account, String scope, Instant expires) {
        @Override
        public String toString() {
            return "Access[account=" + account.id() + "]";
        }
    }

    private record Refresh(String token, Account account, Instant expires) {
        @Override
        public String toString() {
            return "Refresh[account=" + account.id() + "]";
        }
    }

    /** What a token stands for while it is good. */
    Optional<Access> access(String token) {
        return Optional.ofNullable(accesses.get(token))
                .filter(access -> clock.instant().isBefore(access.expires));
    }

    /** The grant type and its fields come in the query string or in the form; every answer is JSON. */
    Answer answer(Call call, Collection<Account> accounts) {
        Params form = call.form();
        Optional<Call.Basic> basic = call.basic();
        if (!call.method().equals("POST")) {
            return Refusals.security(405, "method_not_allowed", "Request method '" + call.method() + "' not supported");
        }
        if (basic.isEmpty()) {
            return Refusals.security(401, "unauthorized", "Full authentication is required to access this resource");
        }
        if (accounts.stream().noneMatch(one -> isClient(one, basic.get()))) {
            return Refusals.security(401, "unauthorized", NO_USER);
        }
        Params query = call.query();
        return switch (field(query, form, "grant_type")) {
            case "password" ->
                accounts.stream()
                        .filter(one -> one.credentials().userName().equals(field(query, form, "username")))
                        .filter(one -> one.credentials().password().equals(field(query, form, "password")))
                        .filter(one -> isClient(one, basic.get()))
                        .findFirst()
                        .map(account -> issue(account, Optional.empty()))
                        .orElseGet(() -> Refusals.security(401, "unauthorized", NO_USER));
            case "refresh_token" -> refresh(field(query, form, "refresh_token"), basic.get());
            case "" -> Refusals.security(400, "invalid_request", "Missing grant type");
            default -> Refusals.security(400, "unsupported_grant_type", "Unsupported grant type");
        };
    }

    void clear() {
        accesses.clear();
        refreshTokens.clear();
    }

    private Answer refresh(String token, Call.Basic client) {
        Refresh refresh = refreshTokens.get(token);
        if (refresh == null || !clock.instant().isBefore(refresh.expires) || !isClient(refresh.account, client)) {
            return Refusals.security(400, "invalid_grant", "Invalid refresh token");
        }
        if (switches.on(OptiplySwitch.REFRESH_REUSABLE)) {
            return issue(refresh.account, Optional.of(token));
        }
        refreshTokens.remove(token);
        return issue(refresh.account, Optional.empty());
    }

    private static boolean isClient(Account account, Call.Basic client) {
        return account.credentials().clientId().equals(client.user())
                && account.credentials().clientSecret().equals(client.password());
    }

    private synchronized Answer issue(Account account, Optional<String> keptRefreshToken) {
        Instant now = clock.instant();
        accesses.values().removeIf(old -> !now.isBefore(old.expires));
        refreshTokens.values().removeIf(old -> !now.isBefore(old.expires));
        String rule = switches.text(OptiplySwitch.TOKENS_PER_USER);
        if (rule.equals("same")) {
            Optional<Access> living = accesses.values().stream()
                    .filter(access -> access.account == account)
                    .findFirst();
            if (living.isPresent()) {
                return answer(living.get(), now);
            }
        } else if (rule.equals("newest")) {
            accesses.values().removeIf(access -> access.account == account);
        }
        String refresh = keptRefreshToken.orElseGet(() -> UUID.randomUUID().toString());
        refreshTokens.putIfAbsent(
                refresh, new Refresh(refresh, account, now.plusSeconds(switches.number(OptiplySwitch.REFRESH_LIFE))));
        Access access = new Access(
                UUID.randomUUID().toString(),
                refresh,
                account,
                switches.text(OptiplySwitch.SCOPE),
                now.plusSeconds(switches.number(OptiplySwitch.TOKEN_LIFE)));
        accesses.put(access.token, access);
        return answer(access, now);
    }

    private static Answer answer(Access access, Instant now) {
        return Answer.of(
                200,
                Answer.JSON,
                new JsonObject()
                        .put("access_token", access.token)
                        .put("token_type", "bearer")
                        .put("refresh_token", access.refreshToken)
                        .put("expires_in", Duration.between(now, access.expires).toSeconds())
                        .put("scope", access.scope)
                        .toBuffer());
    }

    private static String field(Params query, Params form, String name) {
        return query.first(name).orElse(form.text(name));
    }
}
