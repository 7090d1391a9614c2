package com.optiply.connector.auth.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.optiply.connector.auth.fixture.Gate.Answer;
import com.optiply.connector.auth.fixture.Merchant;
import com.optiply.connector.auth.fixture.Rig;
import com.optiply.connector.auth.fixture.RigTest;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** SIGKILL while four grants are refreshed, each at another moment of its refresh; {@code -Dproof.kills=25} repeats it. */
class KillIT extends RigTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Map<String, String> SETTINGS =
            Map.of("connector.auth.token.call-limit", "PT3S", "connector.auth.token.lease", "PT4S");

    /** Where the kill strikes. */
    private enum Moment {
        /** The lease is journalled, Exact has got nothing. */
        BEFORE_SENDING,
        /** Exact has rotated, its answer has not arrived. */
        AFTER_SENDING,
        /** The answer has arrived, the new pair is not yet committed. */
        BEFORE_COMMIT,
        /** The new pair is committed. */
        AFTER_COMMIT;

        String tenant() {
            return "kill-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Whether Exact's only good refresh token dies with the process. */
        boolean loses() {
            return this == AFTER_SENDING || this == BEFORE_COMMIT;
        }
    }

    private final Map<Moment, Merchant> merchants = new EnumMap<>(Moment.class);

    @Test
    void whenever_it_is_killed_a_grant_ends_active_or_definitely_refused() throws SQLException {
        int rounds = Rig.size("proof.kills", 1);
        rig.run(SETTINGS);
        for (Moment moment : Moment.values()) {
            merchants.put(moment, rig.active(moment.tenant()));
        }
        for (int round = 1; round <= rounds; round++) {
            Map<Moment, Long> before = chains();
            killAtEachMoment(before);
            // Nobody asks: what is unclear is looked after without callers.
            await().atMost(LONG).untilAsserted(() -> {
                for (Moment moment : Moment.values()) {
                    assertThat(rig.grant(moment.tenant()))
                            .as(moment.name())
                            .containsExactly(
                                    moment.loses() ? "NEEDS_CONSENT" : "ACTIVE",
                                    Long.toString(before.get(moment) + (moment.loses() ? 0 : 1)));
                }
            });
            assertThat(rig.count("oldRefreshTokenUsed")).as("definite refusals").isEqualTo(2);
            assertThat(rig.count("tokenCalls"))
                    .as("one call each, and one more where the first was lost")
                    .isEqualTo(6);
            for (Moment moment : Moment.values()) {
                assertAnswered(moment);
            }
            System.out.printf("kill round %d of %d: as it should be%n", round, rounds);
        }
    }

    private void killAtEachMoment(Map<Moment, Long> before) throws SQLException {
        CountDownLatch arrived = new CountDownLatch(2);
        CountDownLatch killed = new CountDownLatch(1);
        rig.pass(Duration.ofSeconds(601));
        rig.sandbox().clearRequests();
        rig.gate().way(call -> {
            if (call.isOf(merchants.get(Moment.BEFORE_SENDING))) {
                return heldUntil(killed, arrived);
            }
            var answer = call.pass();
            return call.isOf(merchants.get(Moment.AFTER_SENDING)) ? heldUntil(killed, arrived) : Optional.of(answer);
        });
        try (Connection blocker = rig.database().connection();
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            blocker.setAutoCommit(false);
            holdCommit(blocker, callers);
            for (Moment moment : Moment.values()) {
                if (moment != Moment.BEFORE_COMMIT) {
                    callers.execute(() -> ask(moment));
                }
            }
            await().atMost(LONG)
                    .until(() -> arrived.getCount() == 0
                            && rig.chain(Moment.AFTER_COMMIT.tenant()) > before.get(Moment.AFTER_COMMIT)
                            && waitsForLock());
            rig.killAndStart(() -> {
                killed.countDown();
                rig.gate().open();
                release(blocker);
            });
        }
    }

    /** Lets the refresh begin, then keeps its row locked, so that the new pair is in the process and cannot be committed. */
    private void holdCommit(Connection blocker, ExecutorService callers) throws SQLException {
        CountDownLatch sent = new CountDownLatch(1);
        CountDownLatch locked = new CountDownLatch(1);
        var others = rig.gate().way();
        rig.gate().way(call -> {
            if (!call.isOf(merchants.get(Moment.BEFORE_COMMIT))) {
                return others.take(call);
            }
            sent.countDown();
            locked.await();
            return Optional.of(call.pass());
        });
        callers.execute(() -> ask(Moment.BEFORE_COMMIT));
        await().atMost(LONG).until(() -> sent.getCount() == 0);
        try (var statement = blocker.createStatement()) {
            statement.execute("select 1 from exact_grant g join tenant t on t.grant_id = g.id where t.id = '"
                    + Moment.BEFORE_COMMIT.tenant() + "' for update of g");
        }
        locked.countDown();
    }

    private static Optional<Answer> heldUntil(CountDownLatch killed, CountDownLatch arrived)
            throws InterruptedException {
        arrived.countDown();
        killed.await();
        return Optional.empty();
    }

    private boolean waitsForLock() {
        return !rig.database()
                .rows("select pid from pg_stat_activity where wait_event_type = 'Lock' and query like '%exact_grant%'")
                .isEmpty();
    }

    private static void release(Connection blocker) {
        try {
            blocker.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void ask(Moment moment) {
        try {
            var unused = rig.poller().exactToken(moment.tenant(), "");
        } catch (UncheckedIOException e) {
            // The service was killed before it could answer.
        }
    }

    private void assertAnswered(Moment moment) {
        if (moment.loses()) {
            rig.poller().exactToken(moment.tenant(), "").expectProblem(409, "needs-consent");
            rig.consent(moment.tenant(), merchants.get(moment));
        }
        rig.poller().exactToken(moment.tenant(), "").expect(200);
    }

    private Map<Moment, Long> chains() {
        Map<Moment, Long> chains = new EnumMap<>(Moment.class);
        for (Moment moment : Moment.values()) {
            chains.put(moment, rig.chain(moment.tenant()));
        }
        return chains;
    }
}
