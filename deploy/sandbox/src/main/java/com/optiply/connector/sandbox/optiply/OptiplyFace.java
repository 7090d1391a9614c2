package com.optiply.connector.sandbox.optiply;

import com.optiply.connector.sandbox.http.Answer;
import com.optiply.connector.sandbox.http.Call;
import com.optiply.connector.sandbox.http.Endpoint;
import com.optiply.connector.sandbox.switches.Switch;
import java.util.Optional;
import java.util.OptionalLong;

/** Optiply's public API below {@code /v1} and its token endpoint. */
public final class OptiplyFace implements Endpoint {

    private final OptiplyState state;
    private final Resources resources;

    public OptiplyFace(OptiplyState state) {
        this.state = state;
        this.resources = new Resources(state);
    }

    @Override
    public OptionalLong tenant(Call call) {
        Optional<String> named = call.query().first("accountId").filter(text -> text.matches("\\d{1,18}"));
        return named.map(Long::valueOf)
                .or(() -> call.bearer().flatMap(state.tokens()::account).map(Account::id))
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    @Override
    public Answer answer(Call call) {
        try {
            return call.path().endsWith("/auth/oauth/token")
                    ? state.tokens().answer(call, state.accounts())
                    : resource(call);
        } catch (OptiplyProblem problem) {
            return Documents.error(problem.status(), problem.getMessage());
        }
    }

    private Answer resource(Call call) {
        Optional<Account> account = call.bearer().flatMap(state.tokens()::account);
        if (account.isEmpty()) {
            return Tokens.error(401, "invalid_token", "Access token expired or unknown");
        }
        int limit = state.switches().number(Switch.RATE_LIMIT);
        if (limit > 0 && !account.get().within(limit, state.clock().realInstant())) {
            Answer refused = Documents.error(429, "too many requests");
            return state.switches().on(Switch.RATE_RETRY_AFTER) ? refused.with("Retry-After", "1") : refused;
        }
        int wrongType = state.switches().number(Switch.CONTENT_TYPE_STATUS);
        if (wrongType != 0 && !call.header("Content-Type").orElse("").startsWith(Documents.CONTENT_TYPE)) {
            return Documents.error(wrongType, "content type must be " + Documents.CONTENT_TYPE);
        }
        Optional<String> named = call.query().first("accountId");
        if (named.isPresent()
                && !named.get().equals(String.valueOf(account.get().id()))) {
            return Documents.error(403, "no access to account " + named.get());
        }
        String path = call.path().startsWith("/v1/") ? call.path().substring(4) : "";
        synchronized (account.get()) {
            return resources.answer(call, account.get(), path.split("/"));
        }
    }
}
