package com.optiply.connector.auth.grant;

import com.optiply.connector.auth.round.Round;
import com.optiply.connector.auth.round.Rounds;
import com.optiply.connector.auth.secret.KeysetException;
import com.optiply.connector.model.time.VendorClock;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Hands out access tokens of grants. All callers of one process who need the same refresh share one wait. */
@ApplicationScoped
public class GrantTokens {

    private static final Duration SOON = Duration.ofSeconds(2);
    private static final TokenOutcome GONE =
            new TokenOutcome.Later(SOON, "the consent was replaced or ended meanwhile");
    private static final int SWEEP = 100;

    private final GrantStore store;
    private final Refresher refresher;
    private final VendorClock clock;
    private final TokenTiming timing;
    private final Round round;
    private final Map<UUID, CompletableFuture<Void>> flights = new ConcurrentHashMap<>();
    private final Set<UUID> unreadable = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    GrantTokens(GrantStore store, Refresher refresher, VendorClock clock, TokenTiming timing, Rounds rounds) {
        this.store = store;
        this.refresher = refresher;
        this.clock = clock;
        this.timing = timing;
        this.round = rounds.every(timing.sweep(), "token-sweep", rounds.transactions(1));
    }

    void atStart(@Observes StartupEvent start) {
        round.step();
    }

    /**
     * An access token that is good now, refreshed first when it is due. A grant that is gone, because its tenant has another one now or was off-boarded, gives
     * none just now: who asks again asks for what there is then.
     *
     * @param rejected SHA-256 (hex) of the token that Exact has answered with 401, or empty; that token is not handed out again
     */
    public TokenOutcome accessToken(UUID id, Optional<String> rejected) {
        return store.read(id).map(grant -> token(grant, rejected)).orElse(GONE);
    }

    private TokenOutcome token(Grant grant, Optional<String> rejected) {
        Instant now = clock.instant();
        String bad = rejected.orElse("");
        if (RefreshRule.isUsable(grant, now, bad) && !RefreshRule.isDue(grant, now)) {
            return ready(grant);
        }
        if (grant.state().isLost()) {
            return new TokenOutcome.NeedsConsent();
        }
        waitForRefresh(grant.id(), grant.chain(), RefreshRule.earliest(grant, bad));
        return store.read(grant.id()).map(after -> refreshed(after, bad)).orElse(GONE);
    }

    private TokenOutcome refreshed(Grant after, String bad) {
        if (after.state().isLost()) {
            return new TokenOutcome.NeedsConsent();
        }
        return RefreshRule.isUsable(after, clock.instant(), bad)
                ? ready(after)
                : new TokenOutcome.Later(
                        after.nextAttempt()
                                .map(until -> Duration.between(Instant.now(), until))
                                .filter(wait -> wait.compareTo(SOON) > 0)
                                .orElse(SOON),
                        after.trouble().orElse("the token is being refreshed"));
    }

    private static TokenOutcome ready(Grant grant) {
        return new TokenOutcome.Ready(new AccessToken(grant.accessToken(), grant.expiresAt()));
    }

    private void waitForRefresh(UUID id, long chain, Duration earliest) {
        CompletableFuture<Void> flight = flights.computeIfAbsent(id, key -> {
            return CompletableFuture.runAsync(() -> refresher.refresh(key, chain, earliest), threads);
        });
        // Registered outside computeIfAbsent: a flight that has landed already would otherwise remove itself before it
        // is put in.
        var unused = flight.whenComplete((done, failure) -> flights.remove(id, flight));
        try {
            flight.get(timing.callerWait().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            Log.debugf("grant=%s still refreshing", id);
        } catch (ExecutionException e) {
            Log.warnf(
                    "grant=%s refresh failed here: %s",
                    id, e.getCause().getClass().getName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Repeats unclear attempts that nobody asks for, and keeps idle grants alive. */
    @Scheduled(
            every = "{connector.auth.token.sweep}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void sweep() {
        round.run(() -> {
            Instant idleSince = clock.instant().minus(timing.keepAlive());
            store.needingAttention(idleSince, SWEEP).forEach(id -> threads.execute(() -> lookAfter(id)));
        });
    }

    /** What is wrong with one grant keeps no other from being looked after. */
    private void lookAfter(UUID id) {
        try {
            store.read(id).ifPresent(grant -> refresher.refresh(id, grant.chain(), RefreshRule.EARLIEST));
            unreadable.remove(id);
        } catch (KeysetException e) {
            // Once: the next sweep finds it again.
            if (unreadable.add(id)) {
                Log.errorf(
                        "grant=%s is not kept alive: %s. Put back the keyset that it was sealed with, or have its merchant consent again",
                        id, e.getMessage());
            }
        } catch (RuntimeException e) {
            Log.warnf(
                    "grant=%s cannot be looked after now: %s", id, e.getClass().getName());
        }
    }

    /** A call under way is waited for: its answer may hold the only good refresh token. */
    void atEnd(@Observes ShutdownEvent end) throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(timing.callLimit().toMillis(), TimeUnit.MILLISECONDS)) {
            Log.error("Stopped with a token call under way; its grant is tried again with the old token");
        }
    }
}
