package com.optiply.connector.sandbox.exact.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.optiply.connector.sandbox.clock.SandboxClock;
import com.optiply.connector.sandbox.exact.App;
import com.optiply.connector.sandbox.exact.User;
import com.optiply.connector.sandbox.exact.oauth.Grants;
import com.optiply.connector.sandbox.switches.Switches;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Deliveries whose callbacks answer when the test says so. */
class DeliveriesTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    private final SandboxClock clock = new SandboxClock(InstantSource.fixed(NOW));
    private final Grants grants = new Grants(clock, new Switches());
    private final Webhooks webhooks = new Webhooks(clock, new Switches(), grants);
    private final List<IntConsumer> open = new ArrayList<>();

    @BeforeEach
    void consentAndSubscription() {
        clock.set(NOW, 0);
        App app = new App("app", "secret", Optional.empty(), "nl");
        User user = new User(UUID.randomUUID(), "owner", "pass", "nl");
        grants.exchange(app, grants.consent(app, user, Set.of(1), "http://a"), "http://a");
        webhooks.put(new Subscription(
                UUID.randomUUID(), 1, "http://exact", app, user, "Items", "http://hook", Optional.empty(), 0));
        clock.set(NOW.plusSeconds(2), 0);
        webhooks.deliver((url, body, answered) -> open.add(answered));
    }

    @Test
    void a_delivery_is_made_once_and_kept_when_it_was_answered() {
        webhooks.deliver((url, body, answered) -> open.add(answered));
        assertThat(open).hasSize(1);
        assertThat(webhooks.made()).isEmpty();
        open.getFirst().accept(200);
        assertThat(webhooks.made()).extracting(Delivery.Made::status).containsExactly(200);
    }

    @Test
    void an_answer_after_everything_was_forgotten_is_not_kept() {
        webhooks.clear();
        open.getFirst().accept(200);
        assertThat(webhooks.made()).isEmpty();
    }
}
