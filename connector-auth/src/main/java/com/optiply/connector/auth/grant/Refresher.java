package com.optiply.connector.auth.grant;

import com.optiply.connector.auth.exact.ExactTokens;
import com.optiply.connector.auth.exact.TokenAnswer;
import com.optiply.connector.auth.round.Errands;
import com.optiply.connector.auth.round.Rounds;
import com.optiply.connector.model.metric.Metric;
import com.optiply.connector.model.time.VendorClock;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** Refreshes one grant: lease, call, store. Runs in a virtual thread of its own and holds no connection while it waits. */
@ApplicationScoped
class Refresher {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(150);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final GrantStore store;
    private final ExactTokens exact;
    private final VendorClock clock;
    private final TokenTiming timing;
    private final MeterRegistry meters;
    private final Errands refreshes;
    private volatile boolean stopping;

    Refresher(
            GrantStore store,
            ExactTokens exact,
            VendorClock clock,
            TokenTiming timing,
            MeterRegistry meters,
            Rounds rounds) {
        if (timing.callLimit().compareTo(timing.lease()) >= 0) {
            throw new IllegalStateException(
                    "connector.auth.token.call-limit must be below connector.auth.token.lease, or two processes could use one refresh token");
        }
        this.store = store;
        this.exact = exact;
        this.clock = clock;
        this.timing = timing;
        this.meters = meters;
        // A step is a look and the lease, or the call with the first try to store what it brought, or one more try.
        Duration look = rounds.transactions(2);
        Duration call = timing.callLimit().plus(rounds.transactions(1));
        this.refreshes = rounds.errands("token-refreshes", look.compareTo(call) > 0 ? look : call);
    }

    /**
     * Returns when the chain has moved beyond this one, or when there is nothing to be done about it now.
     *
     * @param earliest age of the pair, in vendor time, from which it may be tried
     */
    void refresh(UUID id, long chain, Duration earliest) {
        Instant giveUp = Instant.now().plus(timing.lease()).plus(timing.callLimit());
        try (Errands.Errand errand = refreshes.begin()) {
            while (!stopping && Instant.now().isBefore(giveUp)) {
                Optional<Grant> grant = store.read(id);
                if (grant.isEmpty() || !mayBeTried(grant.get(), chain, earliest)) {
                    return;
                }
                Optional<Lease> lease = store.lease(id, chain, timing.lease());
                errand.step();
                if (lease.isPresent()) {
                    attempt(lease.get(), errand);
                    return;
                }
                LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            }
        }
    }

    private boolean mayBeTried(Grant grant, long chain, Duration earliest) {
        return grant.chain() == chain
                && !grant.state().isLost()
                && RefreshRule.isOlder(grant, clock.instant(), earliest)
                && grant.nextAttempt().filter(Instant.now()::isBefore).isEmpty();
    }

    private void attempt(Lease lease, Errands.Errand errand) {
        Instant sent = clock.instant();
        TokenAnswer answer = exact.refresh(lease.app(), lease.refreshToken(), timing.callLimit());
        meters.counter(
                        Metric.TOKEN_CALLS.meterName(),
                        "vendor",
                        "exact",
                        "answer",
                        answer.getClass().getSimpleName())
                .increment();
        switch (answer) {
            case TokenAnswer.Pair pair ->
                keep(
                        lease,
                        new NewPair(pair.accessToken(), pair.refreshToken(), clock.instant(), sent.plus(pair.life())),
                        errand);
            case TokenAnswer.TooEarly tooEarly -> {
                Log.infof("grant=%s refresh was too early; the pair in hand stays", lease.grant());
                Duration wait = clock.toReal(RefreshRule.AFTER_TOO_EARLY);
                store.keepLonger(lease, wait, clock.instant().plus(RefreshRule.AFTER_TOO_EARLY));
            }
            case TokenAnswer.Void refused -> {
                GrantState lost = refused.revoked() ? GrantState.REVOKED : GrantState.NEEDS_CONSENT;
                if (store.lose(lease.grant(), lease.chain(), lost, refused.cause())) {
                    Log.warnf("grant=%s attempt=%d needs consent: %s", lease.grant(), lease.attempt(), refused.cause());
                }
            }
            case TokenAnswer.AppRefused refused ->
                waitAfter(lease, "Exact does not accept client id and client secret (" + refused.cause() + ")");
            case TokenAnswer.Unclear unclear -> waitAfter(lease, unclear.cause());
        }
    }

    private void waitAfter(Lease lease, String cause) {
        Duration wait = RefreshRule.waitAfter(lease.attempt(), lease.grant());
        Log.warnf("grant=%s attempt=%d unclear: %s; tried again in %s", lease.grant(), lease.attempt(), cause, wait);
        store.waitFor(lease, wait, cause);
    }

    /** A pair in hand is worth any number of tries: the old refresh token is void, so nothing but this process knows a good one. */
    private void keep(Lease lease, NewPair pair, Errands.Errand errand) {
        Duration pause = Duration.ofMillis(200);
        while (true) {
            try {
                if (!store.store(lease.grant(), lease.chain(), pair)) {
                    Log.infof("grant=%s chain=%d another pair is stored already", lease.grant(), lease.chain());
                }
                return;
            } catch (RuntimeException e) {
                if (stopping) {
                    throw e;
                }
                Log.errorf(
                        "grant=%s the new pair cannot be stored (%s); trying again in %s",
                        lease.grant(), e.getClass().getName(), pause);
                errand.step();
                LockSupport.parkNanos(pause.toNanos());
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
            }
        }
    }

    void atEnd(@Observes ShutdownEvent end) {
        stopping = true;
    }
}
