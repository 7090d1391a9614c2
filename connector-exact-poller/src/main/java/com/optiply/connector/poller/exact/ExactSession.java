package com.optiply.connector.poller.exact;

import com.optiply.connector.poller.access.AccessOutcome.Granted;
import com.optiply.connector.poller.access.AccessOutcome.Unavailable;
import com.optiply.connector.poller.access.AccessOutcome.Withheld;
import com.optiply.connector.poller.access.ExactAccess;
import com.optiply.connector.poller.access.TenantAccess;
import com.optiply.connector.poller.budget.Decision;
import com.optiply.connector.poller.budget.DivisionGate;
import com.optiply.connector.poller.budget.RateHeaders;
import com.optiply.connector.poller.status.PollerMetrics;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** Calls of one tenant: with its token, within its company's budget, one after the other. Used by the tenant's lane alone. */
public final class ExactSession {

    private final ExactClient client;
    private final DivisionGates gates;
    private final TenantAccess access;
    private final PollerMetrics metrics;
    private final ErrorNotes notes;
    private volatile DivisionGate known;
    private DivisionGate recalled;
    private boolean unnoted;

    public ExactSession(
            ExactClient client, DivisionGates gates, TenantAccess access, PollerMetrics metrics, ErrorNotes notes) {
        this.client = client;
        this.gates = gates;
        this.access = access;
        this.metrics = metrics;
        this.notes = notes;
    }

    /** Calls of the day that are left; empty before the first call. */
    public OptionalInt leftToday() {
        DivisionGate gate = known;
        return gate == null
                ? OptionalInt.empty()
                : OptionalInt.of(gate.calls().leftToday(gate.time().now()));
    }

    /** Calls of the day that are left to us, when other programs go on as they do; empty before the first call. */
    public OptionalInt spendableToday() {
        DivisionGate gate = known;
        return gate == null
                ? OptionalInt.empty()
                : OptionalInt.of(gate.calls().spendableToday(gate.time().now()));
    }

    /** Calls that a day allows; empty before the first call. */
    public OptionalInt allowedPerDay() {
        DivisionGate gate = known;
        return gate == null ? OptionalInt.empty() : OptionalInt.of(gate.calls().allowedPerDay());
    }

    /**
     * Makes the call, if there is a token and the budget allows it. A 401 is told to auth and tried once more with another token.
     *
     * @param division the company the tenant has chosen
     * @throws InterruptedException when the lane is to end
     */
    public CallOutcome get(Call call, int division) throws InterruptedException {
        return switch (access.current()) {
            case Withheld withheld -> new CallOutcome.Failed(Failures.ofAccess(withheld));
            case Unavailable unavailable -> new CallOutcome.Failed(Failures.ofAccess(unavailable));
            case Granted(ExactAccess granted)
            when granted.division() != division -> {
                access.forget();
                yield new CallOutcome.Failed(Failures.otherDivision(division, granted.division()));
            }
            case Granted(ExactAccess granted) -> get(call, granted);
        };
    }

    private CallOutcome get(Call call, ExactAccess granted) throws InterruptedException {
        Optional<URI> target = resolved(granted.root(), call.target());
        if (target.isEmpty()) {
            return new CallOutcome.Failed(Failures.foreignLink(call.endpoint()));
        }
        URI uri = target.get();
        DivisionGate gate = gates.of(granted);
        recall(gate);
        gate.enter();
        try {
            HttpAnswer answer = null;
            ExactAccess used = granted;
            for (int attempt = 1; answer == null || (answer.status() == 401 && attempt <= 2); attempt++) {
                if (answer != null) {
                    if (!(access.instead(used) instanceof Granted(ExactAccess other))
                            || other.accessToken().equals(used.accessToken())) {
                        break;
                    }
                    used = other;
                }
                if (gate.ask(call.kind(), call.endpoint()) instanceof Decision.NotBefore later) {
                    return denied(gate, later);
                }
                answer = send(gate, call, uri, used);
            }
            return outcome(gate, call, answer);
        } catch (IOException e) {
            metrics.call(call.label(), "none");
            return new CallOutcome.Failed(Failures.noAnswer(call.endpoint(), e));
        } finally {
            gate.leave();
        }
    }

    /** Notes errors of the calls since; to be called where the lane's thread is not interrupted, as it publishes. */
    public void noteErrors() {
        if (unnoted) {
            unnoted = false;
            notes.write(known.errors().recent(known.time().now()));
        }
    }

    /** The first time that a company is called. */
    private void recall(DivisionGate gate) {
        if (gate != recalled) {
            notes.read()
                    .forEach((endpoint, times) ->
                            times.forEach(at -> gate.errors().recall(endpoint, at)));
            recalled = gate;
        }
    }

    private HttpAnswer send(DivisionGate gate, Call call, URI uri, ExactAccess used)
            throws IOException, InterruptedException {
        gate.calls().spend(gate.time().now());
        HttpAnswer answer = client.get(uri, used.accessToken());
        metrics.call(call.label(), Integer.toString(answer.status()));
        answer.date().ifPresent(date -> gate.time().answered(answer.sent(), date, answer.received()));
        Instant now = gate.time().now();
        if (answer.status() != 429) {
            gate.calls().told(RateHeaders.of(answer.header()), now);
        }
        known = gate;
        switch (answer.status()) {
            case 400, 401, 403, 404 -> {
                gate.errors().failed(call.endpoint(), now);
                unnoted = true;
            }
            default -> {}
        }
        metrics.errorsLeft(access.tenant(), gate.errors().left(now));
        return answer;
    }

    private static CallOutcome outcome(DivisionGate gate, Call call, HttpAnswer answer) {
        if (answer.status() == 200) {
            return new CallOutcome.Body(answer.body());
        }
        if (answer.status() != 429) {
            return new CallOutcome.Failed(Failures.ofStatus(answer, call.endpoint()));
        }
        Instant now = gate.time().now();
        gate.calls().refused(RateHeaders.of(answer.header()), now);
        return gate.calls().ask(call.kind(), now) instanceof Decision.NotBefore later
                ? denied(gate, later)
                : denied(gate, new Decision.NotBefore(now.plusSeconds(60), Decision.Reason.MINUTE));
    }

    private static CallOutcome denied(DivisionGate gate, Decision.NotBefore later) {
        return new CallOutcome.Denied(gate.time().ours(later.until()), later.reason());
    }

    private static Optional<URI> resolved(URI root, String target) {
        try {
            return Optional.of(root.resolve(target.replace(" ", "%20"))).filter(uri -> isBelow(root, uri));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether a link leads to the same host and below the same company: only there may the token go (Exact reference, section 3.3). */
    private static boolean isBelow(URI root, URI uri) {
        return root.getScheme().equals(uri.getScheme())
                && root.getRawAuthority().equals(uri.getRawAuthority())
                && uri.getRawPath() != null
                && uri.normalize().getRawPath().startsWith(root.getRawPath());
    }
}
