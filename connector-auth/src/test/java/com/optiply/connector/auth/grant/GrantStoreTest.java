package com.optiply.connector.auth.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.optiply.connector.auth.fixture.Canaries;
import com.optiply.connector.auth.fixture.Merchant;
import com.optiply.connector.auth.fixture.ServiceTest;
import com.optiply.connector.auth.round.Rounds;
import com.optiply.connector.auth.secret.Secret;
import com.optiply.connector.model.time.VendorClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The conditional statements that keep a refresh token from being used twice or lost. */
@QuarkusTest
class GrantStoreTest extends ServiceTest {

    private static final Duration LEASE = Duration.ofSeconds(60);

    private final Map<String, Merchant> made = new HashMap<>();

    @Inject
    GrantStore store;

    @Inject
    Refresher refresher;

    @Inject
    TokenTiming timing;

    /** No scheduler goes round with what a test makes itself. */
    private final Rounds alone = new Rounds(Duration.ofSeconds(10), 30, Duration.ofSeconds(60));

    @Inject
    VendorClock clock;

    /** Pairs that no Exact has given and leases that nobody ends are not for other tests to meet. */
    @AfterEach
    void offBoard() {
        made.keySet()
                .forEach(tenant -> operator.delete("/api/v1/tenants/" + tenant).expect(204));
    }

    @Test
    void a_lease_is_held_by_one_and_free_again_when_it_has_run_out() {
        Grant grant = grant("lease");

        Lease first = store.lease(grant.id(), grant.chain(), LEASE).orElseThrow();
        assertThat(store.lease(grant.id(), grant.chain(), LEASE)).isEmpty();
        assertThat(store.lease(grant.id(), grant.chain() + 1, LEASE)).isEmpty();

        database.update("update exact_grant set lease_until = now() - interval '1 second' where id = ?", grant.id());
        Lease second = store.lease(grant.id(), grant.chain(), LEASE).orElseThrow();
        assertThat(second.attempt()).isEqualTo(2);
        assertThat(second.refreshToken()).isEqualTo(first.refreshToken());
    }

    @Test
    void a_valid_pair_that_arrives_after_the_loss_is_stored_and_brings_the_tenant_back() {
        Grant grant = grant("late-pair");
        assertThat(store.lose(grant.id(), grant.chain(), GrantState.NEEDS_CONSENT, "refused"))
                .isTrue();
        assertThat(state("late-pair")).isEqualTo("NEEDS_CONSENT");
        long lost = revision("late-pair");

        assertThat(store.store(grant.id(), grant.chain(), pair("late"))).isTrue();

        assertThat(state("late-pair")).isEqualTo("ACTIVE");
        assertThat(revision("late-pair")).isGreaterThan(lost);
    }

    @Test
    void what_exact_calls_not_expired_is_good_for_half_a_minute_more() {
        Grant grant = grant("too-early");
        Lease lease = store.lease(grant.id(), grant.chain(), LEASE).orElseThrow();
        Instant later = grant.expiresAt().plusSeconds(30);

        store.keepLonger(lease, Duration.ofSeconds(30), later);

        Grant after = store.read(grant.id()).orElseThrow();
        assertThat(after.expiresAt()).isEqualTo(later);
        assertThat(after.state()).isEqualTo(GrantState.ACTIVE);
        assertThat(after.nextAttempt()).isPresent();
        assertThat(store.lease(grant.id(), grant.chain(), LEASE)).isEmpty();
    }

    @Test
    void the_state_of_the_access_is_shown_with_its_name() {
        Grant grant = grant("named-state");
        assertThat(access("named-state")).isEqualTo("ACTIVE");

        Lease lease = store.lease(grant.id(), grant.chain(), LEASE).orElseThrow();
        assertThat(access("named-state")).isEqualTo("REFRESHING");
        store.waitFor(lease, Duration.ofHours(1), "no answer");
        assertThat(access("named-state")).isEqualTo("WAITING");
        assertThat(store.lose(grant.id(), grant.chain(), GrantState.REVOKED, "taken back"))
                .isTrue();
        assertThat(access("named-state")).isEqualTo("REVOKED");
        assertThat(state("named-state")).isEqualTo("NEEDS_CONSENT");
        assertThat(operator.get("/api/v1/tenants?state=NEEDS_CONSENT").body()).contains("named-state");
    }

    @Test
    void neither_a_refusal_nor_a_pair_of_an_older_chain_overrides_a_newer_one() {
        Grant grant = grant("older");
        assertThat(store.store(grant.id(), grant.chain(), pair("newer"))).isTrue();

        assertThat(store.lose(grant.id(), grant.chain(), GrantState.NEEDS_CONSENT, "refused"))
                .isFalse();
        assertThat(store.store(grant.id(), grant.chain(), pair("older"))).isFalse();

        Grant after = store.read(grant.id()).orElseThrow();
        assertThat(after.state()).isEqualTo(GrantState.ACTIVE);
        assertThat(after.accessToken()).isEqualTo(Secret.of("access-newer"));
    }

    @Test
    void three_instances_with_fifty_callers_each_refresh_once() throws Exception {
        Grant grant = grant("instances");
        Instant then = Instant.parse(sandbox.clock().path("now").asText()).plusSeconds(601);
        sandbox.setClock(then, 1.0);
        await().until(() -> !clock.instant().isBefore(then));
        sandbox.clearRequests();
        List<Callable<TokenOutcome>> callers = new ArrayList<>();
        for (int instance = 0; instance < 3; instance++) {
            GrantTokens tokens = new GrantTokens(store, refresher, clock, timing, alone);
            callers.addAll(Collections.nCopies(50, () -> tokens.accessToken(grant.id(), Optional.empty())));
        }

        List<TokenOutcome> outcomes = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<TokenOutcome> outcome : threads.invokeAll(callers)) {
                outcomes.add(outcome.get());
            }
        }

        assertThat(outcomes).hasSize(150).allMatch(TokenOutcome.Ready.class::isInstance);
        assertThat(outcomes.stream().distinct()).hasSize(1);
        // One call that gave a pair: no old refresh token can have been used.
        assertThat(tokenCalls(made.get("instances"))).isEqualTo(1);
    }

    private Grant grant(String tenant) {
        made.put(tenant, active(tenant));
        return store.read(UUID.fromString(database.text("select grant_id from tenant where id = ?", tenant)))
                .orElseThrow();
    }

    private NewPair pair(String name) {
        Canaries.add("access-" + name);
        Canaries.add("refresh-" + name);
        Instant now = clock.instant();
        return new NewPair(Secret.of("access-" + name), Secret.of("refresh-" + name), now, now.plusSeconds(600));
    }

    private String access(String tenant) {
        return operator.get("/api/v1/tenants/" + tenant)
                .json()
                .at("/access/state")
                .asText();
    }

    private String state(String tenant) {
        return operator.get("/api/v1/tenants/" + tenant).json().path("state").asText();
    }

    private long revision(String tenant) {
        return operator.get("/api/v1/tenants/" + tenant).json().path("revision").asLong();
    }
}
