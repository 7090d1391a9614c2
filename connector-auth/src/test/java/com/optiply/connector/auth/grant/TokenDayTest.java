package com.optiply.connector.auth.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.optiply.connector.auth.exact.ExactTokens;
import com.optiply.connector.auth.fixture.Merchant;
import com.optiply.connector.auth.fixture.ServiceTest;
import com.optiply.connector.auth.round.Rounds;
import com.optiply.connector.model.time.VendorClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Token calls over days of Exact's time, against its limit of 200 a day and the 30 days after which a refresh token dies (Exact reference §1.4, §1.5). */
@QuarkusTest
class TokenDayTest extends ServiceTest {

    private static final Duration DAY = Duration.ofDays(1);

    @Inject
    GrantStore store;

    @Inject
    ExactTokens exact;

    @Inject
    TokenTiming timing;

    /** No scheduler goes round with what a test makes itself. */
    private final Rounds alone = new Rounds(Duration.ofSeconds(10), 30, Duration.ofSeconds(60));

    @Inject
    VendorClock running;

    private final Clock clock = new Clock();
    private GrantTokens tokens;

    /** Exact's clock and ours, moved by the test. */
    private final class Clock implements VendorClock {
        private Instant now = Instant.EPOCH;

        private void pass(Duration time) {
            now = now.plus(time);
            // Standing still between two steps, so that the ages of tokens are exact.
            sandbox.setClock(now, 0.0);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public Duration toReal(Duration vendor) {
            return vendor;
        }
    }

    @BeforeEach
    void begin() {
        clock.now = Instant.parse(sandbox.clock().path("now").asText());
        tokens = new GrantTokens(
                store,
                new Refresher(store, exact, clock, timing, new SimpleMeterRegistry(), alone),
                clock,
                timing,
                alone);
    }

    /** The clock runs again, and the service has followed: it activates nobody while its clock differs from Exact's. */
    @AfterEach
    void runAgain() {
        sandbox.setClockRate(1.0);
        Instant then = Instant.parse(sandbox.clock().path("now").asText());
        await().until(() -> !running.instant().isBefore(then));
    }

    @Test
    void a_busy_day_takes_152_token_calls_at_most() {
        Merchant merchant = active("busy-day");
        UUID grant = grant("busy-day");
        sandbox.clearRequests();
        clock.now = Instant.parse(sandbox.clock().path("now").asText());
        Duration step = Duration.ofSeconds(114);

        for (Duration at = Duration.ZERO; at.compareTo(DAY) < 0; at = at.plus(step)) {
            clock.pass(step);
            assertThat(tokens.accessToken(grant, Optional.empty())).isInstanceOf(TokenOutcome.Ready.class);
        }

        assertThat(tokenCalls(merchant)).isBetween(140, 152);
    }

    @Test
    void an_idle_grant_is_called_for_at_most_twice_a_day_and_before_seven_days() {
        Merchant merchant = active("idle-days");
        UUID grant = grant("idle-days");
        long chain = store.read(grant).orElseThrow().chain();
        sandbox.clearRequests();
        int idleDays = 0;
        int before = 0;
        while (store.read(grant).orElseThrow().chain() == chain) {
            assertThat(++idleDays).as("days without a refresh").isLessThan(7);
            for (int sixHours = 0; sixHours < 4; sixHours++) {
                clock.pass(Duration.ofHours(6));
                tokens.sweep();
                await().until(() -> !store.needingAttention(clock.now.minus(timing.keepAlive()), 1_000)
                        .contains(grant));
            }
            int calls = tokenCalls(merchant);
            assertThat(calls - before).as("calls of an idle day").isLessThanOrEqualTo(2);
            before = calls;
        }

        assertThat(tokenCalls(merchant)).isBetween(1, 2);
    }

    private UUID grant(String tenant) {
        return UUID.fromString(database.text("select grant_id from tenant where id = ?", tenant));
    }
}
