package com.optiply.connector.sandbox.exact;

import com.optiply.connector.sandbox.clock.SandboxClock;
import com.optiply.connector.sandbox.evidence.TokenCounters;
import com.optiply.connector.sandbox.exact.oauth.ConsentEndpoint;
import com.optiply.connector.sandbox.exact.oauth.TokenEndpoint;
import com.optiply.connector.sandbox.exact.store.Company;
import com.optiply.connector.sandbox.exact.webhook.Webhooks;
import com.optiply.connector.sandbox.fault.Snapshot;
import com.optiply.connector.sandbox.http.Answer;
import com.optiply.connector.sandbox.http.Call;
import com.optiply.connector.sandbox.http.Endpoint;
import com.optiply.connector.sandbox.switches.Switch;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongToIntFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The web site of Exact Online: login, consent, tokens and the REST API. */
public final class ExactFace implements Endpoint {
    private static final Pattern DIVISION = Pattern.compile("^(?:/[a-z]{2,3})?/api/v1/+(\\d{1,9})(?:/|$)");
    private static final Pattern ME = Pattern.compile("(?i:/api/v1/current/Me)(?:\\([^)]*\\))?/?");
    private static final String MAINTENANCE_TEXT =
            "Server maintenance: Due to server maintenance the Exact Online server is unavailable.";

    private final ExactState state;
    private final ConsentEndpoint consent;
    private final TokenEndpoint tokens;
    private final ExactApi api;
    private final RequestSize size;
    private final Webhooks webhooks;
    private final RowHistory history;

    /** @param running how many requests of a division are being answered, this one included */
    public ExactFace(ExactState state, TokenCounters counters, LongToIntFunction running) {
        this.state = state;
        this.consent = new ConsentEndpoint(state.directory(), state.grants(), state.switches());
        this.tokens = new TokenEndpoint(state.directory(), state.grants(), state.switches(), counters);
        this.size = new RequestSize(state.switches());
        this.webhooks = new Webhooks(state.clock(), state.switches(), state.grants());
        this.api = new ExactApi(state, webhooks, running);
        this.history = new RowHistory(state.clock());
        state.directory().listener((company, action, before, after) -> {
            history.changed(company, action, before, after);
            webhooks.changed(company, action, before, after);
        });
    }

    @Override
    public Answer answer(Call received) {
        Site site = Site.of(received);
        return site.outward(answer(site, Tunnel.opened(site.within(received))));
    }

    private Answer answer(Site site, Call call) {
        if (inMaintenance()) {
            return Answer.of(503, Answer.HTML, MAINTENANCE_TEXT);
        }
        Optional<Answer> tooLarge = size.refusal(call);
        if (tooLarge.isPresent()) {
            return tooLarge.get();
        }
        if (call.path().endsWith("/$batch")) {
            return Wire.error(call, 501, "Batch requests are not supported.");
        }
        Matcher division = DIVISION.matcher(call.path());
        if (division.find()) {
            String rest =
                    call.path().substring(Math.min(division.end(), call.path().length()));
            return size.within(call, site, api.answer(call, site, Integer.parseInt(division.group(1)), rest));
        }
        if (ME.matcher(call.path()).matches()) {
            return api.me(call, site);
        }
        return switch (call.path()) {
            case "/api/oauth2/auth" -> consent.authorize(call, site.country());
            case "/api/oauth2/token" -> tokens.answer(call, site.country());
            case ConsentEndpoint.LOGIN -> consent.login(call, site.country());
            default -> Wire.nowhere();
        };
    }

    @Override
    public OptionalLong tenant(Call call) {
        Matcher division = DIVISION.matcher(call.path());
        return division.find() ? OptionalLong.of(Long.parseLong(division.group(1))) : OptionalLong.empty();
    }

    @Override
    public Snapshot freeze(OptionalLong tenant) {
        UnaryOperator<Supplier<Answer>> then = Company.freeze(state.directory().companies().stream()
                .filter(company -> tenant.isEmpty() || tenant.getAsLong() == company.division())
                .toList());
        return call -> then.apply(() -> answer(call)).get();
    }

    /** Subscriptions and deliveries. */
    public Webhooks webhooks() {
        return webhooks;
    }

    /** Changes of rows. */
    public RowHistory history() {
        return history;
    }

    /** Ends the browsers' sessions and forgets subscriptions. */
    public void clear() {
        consent.clear();
        webhooks.clear();
        history.clear();
    }

    private boolean inMaintenance() {
        String window = state.switches().text(Switch.MAINTENANCE);
        if (window.isEmpty()) {
            return false;
        }
        String[] ends = window.split("-");
        LocalTime now = ZonedDateTime.ofInstant(state.clock().instant(), SandboxClock.EXACT_ZONE)
                .toLocalTime();
        return !now.isBefore(LocalTime.parse(ends[0].strip())) && now.isBefore(LocalTime.parse(ends[1].strip()));
    }
}
