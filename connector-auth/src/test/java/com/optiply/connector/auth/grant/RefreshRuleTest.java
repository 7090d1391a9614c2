package com.optiply.connector.auth.grant;

import static org.assertj.core.api.Assertions.assertThat;

import com.optiply.connector.auth.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RefreshRuleTest {

    private static final Instant ISSUED = Instant.parse("2026-11-23T10:00:00Z");
    private static final UUID ONE = new UUID(1, 1);
    private static final Secret TOKEN = Secret.of("token");

    @Test
    void is_due_from_570_seconds_on() {
        assertThat(RefreshRule.isDue(grant(GrantState.ACTIVE), ISSUED.plusSeconds(569)))
                .isFalse();
        assertThat(RefreshRule.isDue(grant(GrantState.ACTIVE), ISSUED.plusSeconds(570)))
                .isTrue();
    }

    @Test
    void a_token_is_usable_until_it_expires_unless_it_was_rejected_or_the_consent_is_lost() {
        assertThat(RefreshRule.isUsable(grant(GrantState.WAITING), ISSUED.plusSeconds(599), ""))
                .isTrue();
        assertThat(RefreshRule.isUsable(grant(GrantState.ACTIVE), ISSUED.plusSeconds(600), ""))
                .isFalse();
        assertThat(RefreshRule.isUsable(grant(GrantState.ACTIVE), ISSUED, TOKEN.sha256()))
                .isFalse();
        assertThat(RefreshRule.isUsable(grant(GrantState.NEEDS_CONSENT), ISSUED, ""))
                .isFalse();
    }

    @Test
    void waits_grow_and_stay_below_the_calls_of_a_day() {
        Duration spent = Duration.ZERO;
        int calls = 0;
        while (spent.compareTo(Duration.ofDays(1)) < 0) {
            spent = spent.plus(RefreshRule.waitAfter(++calls, ONE));
        }
        assertThat(calls).isLessThanOrEqualTo(152);
        assertThat(IntStream.range(1, 9).mapToObj(attempt -> RefreshRule.waitAfter(attempt, ONE)))
                .isSorted();
    }

    /** Everybody asks at the same moment, every call runs into its limit, and a sweep every five seconds repeats what is due. The first waits are short on purpose. */
    @Test
    void three_hundred_grants_do_not_come_back_together_during_two_hours_of_outage() {
        int grants = 300;
        Duration sweep = Duration.ofSeconds(5);
        Map<Long, Integer> bySweep = new HashMap<>();
        int most = 0;
        for (int grant = 0; grant < grants; grant++) {
            UUID id = new UUID(7, grant);
            Duration at = Duration.ZERO;
            int attempt = 1;
            while (at.compareTo(Duration.ofHours(2)) < 0) {
                if (attempt > 6) {
                    bySweep.merge(at.dividedBy(sweep), 1, Integer::sum);
                }
                at = at.plus(Duration.ofSeconds(75)).plus(RefreshRule.waitAfter(attempt++, id));
            }
            most = Math.max(most, attempt - 1);
        }

        assertThat(most).as("calls of one grant").isLessThanOrEqualTo(16);
        assertThat(bySweep.values()).as("calls within five seconds").allMatch(calls -> calls <= grants / 8);
    }

    private static Grant grant(GrantState state) {
        return new Grant(
                UUID.randomUUID(),
                "nl",
                "client",
                Optional.empty(),
                TOKEN,
                ISSUED,
                ISSUED.plusSeconds(600),
                1,
                state,
                Optional.empty(),
                Optional.empty(),
                Set.of());
    }
}
