package com.optiply.connector.auth.grant;

import static org.assertj.core.api.Assertions.assertThat;

import com.optiply.connector.auth.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RefreshRuleTest {

    private static final Instant ISSUED = Instant.parse("2026-11-23T10:00:00Z");
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
            spent = spent.plus(RefreshRule.waitAfter(++calls));
        }
        assertThat(calls).isLessThanOrEqualTo(152);
        assertThat(IntStream.range(1, 12).mapToObj(RefreshRule::waitAfter)).isSorted();
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
