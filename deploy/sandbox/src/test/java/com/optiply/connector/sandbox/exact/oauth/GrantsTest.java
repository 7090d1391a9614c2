package com.optiply.connector.sandbox.exact.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.optiply.connector.sandbox.clock.SandboxClock;
import com.optiply.connector.sandbox.exact.App;
import com.optiply.connector.sandbox.exact.User;
import com.optiply.connector.sandbox.switches.Switches;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is kept of codes and tokens over months. */
class GrantsTest {
    private static final String REDIRECT = "http://app/callback";

    private final SandboxClock clock = new SandboxClock(InstantSource.fixed(Instant.EPOCH));
    private final Grants grants = new Grants(clock, new Switches());
    private final App app = new App("app", "secret", Optional.empty(), "nl");
    private final User user = new User(UUID.randomUUID(), "owner", "pass", "nl");
    private Instant now = Instant.parse("2026-11-23T10:00:00Z");

    private void pass(Duration time) {
        now = now.plus(time);
        clock.set(now, 0);
    }

    @Test
    void superseded_tokens_are_forgotten_and_still_told_from_unknown_ones() {
        pass(Duration.ZERO);
        TokenOutcome.Issued first =
                issued(grants.exchange(app, grants.consent(app, user, Set.of(1), REDIRECT), REDIRECT));
        TokenOutcome.Issued last = first;
        for (int refresh = 0; refresh < 200; refresh++) {
            pass(Duration.ofSeconds(600));
            last = issued(grants.refresh(app, last.refreshToken()));
        }
        assertThat(grants.remembered()).isLessThan(12);
        assertThat(grants.refresh(app, first.refreshToken())).isInstanceOf(TokenOutcome.OldToken.class);
        assertThat(grants.refresh(app, "nonsense")).isInstanceOf(TokenOutcome.Invalid.class);
        pass(Duration.ofSeconds(600));
        assertThat(grants.refresh(app, last.refreshToken())).isInstanceOf(TokenOutcome.Issued.class);
    }

    @Test
    void codes_that_nobody_exchanged_and_tokens_of_pages_are_forgotten() {
        for (int consent = 0; consent < 200; consent++) {
            pass(Duration.ofMinutes(4));
            grants.consent(app, user, Set.of(1), REDIRECT);
            grants.implicit(app, user, Set.of(1));
        }
        assertThat(grants.remembered()).isLessThan(22);
    }

    private static TokenOutcome.Issued issued(TokenOutcome outcome) {
        assertThat(outcome).isInstanceOf(TokenOutcome.Issued.class);
        return (TokenOutcome.Issued) outcome;
    }
}
