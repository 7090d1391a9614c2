package com.optiply.connector.sandbox.optiply;

import com.optiply.connector.sandbox.fault.Snapshot;
import com.optiply.connector.sandbox.http.Answer;
import com.optiply.connector.sandbox.http.Call;
import com.optiply.connector.sandbox.http.Endpoint;
import com.optiply.connector.sandbox.switches.OptiplySwitch;
import com.optiply.connector.sandbox.switches.Switches;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongToIntFunction;

/** Optiply's public API below {@code /v1} and its token endpoint, at the path of the dashboard and below {@code /api}. */
public final class OptiplyFace implements Endpoint {
    private static final String TOKEN_PATH = "/auth/oauth/token";

    private final OptiplyState state;
    private final Switches switches;
    private final Refusals refusals;
    private final Resources resources;
    private final LongToIntFunction running;

    /** @param running how many requests of an account are being answered, this one included */
    public OptiplyFace(OptiplyState state, LongToIntFunction running) {
        this.state = state;
        this.switches = state.switches();
        this.refusals = new Refusals(state.clock(), state.switches());
        this.resources = new Resources(state);
        this.running = running;
    }

    @Override
    public OptionalLong tenant(Call call) {
        Optional<String> named = call.query().first("accountId").filter(text -> text.matches("\\d{1,18}"));
        return named.map(Long::valueOf)
                .or(() -> call.bearer().flatMap(state.tokens()::access).map(access -> access.account()
                        .id()))
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    @Override
    public Answer answer(Call received) {
        Call call = received.method().equals("HEAD") ? received.as("GET") : received;
        try {
            return call.path().endsWith(TOKEN_PATH)
                    ? state.tokens().answer(call, state.accounts())
                    : authenticated(call);
        } catch (OptiplyProblem problem) {
            return refusals.resource(call, problem.status(), problem.getMessage());
        }
    }

    @Override
    public Snapshot freeze(OptionalLong tenant) {
        Map<Long, Map<String, Table>> tables = new HashMap<>();
        for (Account account : state.accounts()) {
            if (tenant.isEmpty() || tenant.getAsLong() == account.id()) {
                tables.put(account.id(), account.frozen());
            }
        }
        return call -> ScopedValue.where(Account.FROZEN, tables).call(() -> answer(call));
    }

    private Answer authenticated(Call call) {
        Optional<Tokens.Access> access = call.bearer().flatMap(state.tokens()::access);
        if (access.isEmpty()) {
            return Refusals.security(401, "invalid_token", "Access token expired or unknown");
        }
        Account account = access.get().account();
        if (!withinLimits(account)) {
            Answer refused = refusals.resource(call, 429, "too many requests");
            return switches.on(OptiplySwitch.RATE_RETRY_AFTER) ? refused.with("Retry-After", "1") : refused;
        }
        String scope = scope(call.method());
        if (!List.of(access.get().scope().split(" ")).contains(scope)) {
            return Refusals.security(403, "insufficient_scope", "the token has no scope " + scope);
        }
        int wrongType = switches.number(OptiplySwitch.CONTENT_TYPE_STATUS);
        String type = call.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        if (wrongType != 0 && !type.startsWith(Documents.CONTENT_TYPE)) {
            throw new OptiplyProblem(wrongType, "content type must be " + Documents.CONTENT_TYPE);
        }
        Optional<String> named = call.query().first("accountId");
        if (named.isPresent() && !named.get().equals(String.valueOf(account.id()))) {
            throw new OptiplyProblem(
                    switches.number(OptiplySwitch.UNKNOWN_ACCOUNT_STATUS), "no access to account " + named.get());
        }
        String path = call.path().startsWith("/v1/") ? call.path().substring(4) : "";
        synchronized (account) {
            List<String> segments = Arrays.stream(path.split("/"))
                    .filter(segment -> !segment.isEmpty())
                    .toList();
            return resources.answer(call, account, segments);
        }
    }

    private boolean withinLimits(Account account) {
        long day = state.clock().instant().getEpochSecond() / Duration.ofDays(1).toSeconds();
        int atOnce = switches.number(OptiplySwitch.CONCURRENT_LIMIT);
        return account.second()
                        .allows(
                                switches.number(OptiplySwitch.RATE_LIMIT),
                                state.clock().realInstant().getEpochSecond())
                & account.day().allows(switches.number(OptiplySwitch.DAY_LIMIT), day)
                & (atOnce == 0 || running.applyAsInt(account.id()) <= atOnce);
    }

    private static String scope(String method) {
        return switch (method) {
            case "GET", "HEAD" -> "read";
            case "DELETE" -> "delete";
            default -> "write";
        };
    }
}
