package com.optiply.connector.sandbox.exact.webhook;

import com.optiply.connector.sandbox.clock.SandboxClock;
import com.optiply.connector.sandbox.exact.oauth.Grants;
import com.optiply.connector.sandbox.exact.store.Company;
import com.optiply.connector.sandbox.exact.store.Row;
import com.optiply.connector.sandbox.exact.store.RowListener;
import com.optiply.connector.sandbox.switches.Switches;
import com.optiply.connector.sandbox.switches.WebhookSwitch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Subscriptions and what is delivered to them (Exact reference §5). Thread-safe. */
public final class Webhooks implements RowListener {
    private static final Duration UNTIL_VALIDATION = Duration.ofSeconds(1);
    private static final int KEPT = 2_000;

    private final SandboxClock clock;
    private final Switches switches;
    private final Grants grants;
    private final Topics topics = new Topics();
    private final Map<UUID, Subscription> subscriptions = new LinkedHashMap<>();
    private final List<Delivery> waiting = new ArrayList<>();
    private final ArrayDeque<Delivery.Made> made = new ArrayDeque<>();
    private int lives;

    public Webhooks(SandboxClock clock, Switches switches, Grants grants) {
        this.clock = clock;
        this.switches = switches;
        this.grants = grants;
    }

    /** Whether Exact has that topic. */
    public boolean hasTopic(String name) {
        return topics.has(name);
    }

    /** The subscriptions of an app for a division, oldest first; those of other apps are invisible. */
    public synchronized List<Subscription> of(int division, String clientId) {
        return subscriptions.values().stream()
                .filter(one ->
                        one.division() == division && one.app().clientId().equals(clientId))
                .toList();
    }

    /** All subscriptions. */
    public synchronized List<Subscription> all() {
        return List.copyOf(subscriptions.values());
    }

    /** Adds or replaces a subscription and has its callback validated; false when the app has one of that topic. */
    public synchronized boolean put(Subscription subscription) {
        boolean taken = of(subscription.division(), subscription.app().clientId()).stream()
                .anyMatch(one ->
                        one.topic().equals(subscription.topic()) && !one.id().equals(subscription.id()));
        if (taken) {
            return false;
        }
        Subscription before = subscriptions.put(subscription.id(), subscription);
        if (before == null || !before.callbackUrl().equals(subscription.callbackUrl())) {
            waiting.add(new Delivery(subscription, "", 0, clock.instant().plus(UNTIL_VALIDATION)));
        }
        return true;
    }

    public synchronized void remove(UUID id) {
        subscriptions.remove(id);
        waiting.removeIf(delivery -> delivery.subscription().id().equals(id));
    }

    @Override
    public void changed(Company company, Action action, Row before, Row after) {
        Optional<Topics.Subject> subject = topics.of(after);
        if (subject.isEmpty()
                || action == Action.UPDATE
                        && switches.on(WebhookSwitch.FIELD_MARKERS)
                        && !topics.marked(subject.get(), before, after)) {
            return;
        }
        Instant now = clock.instant();
        Instant due = now.plusSeconds(switches.number(WebhookSwitch.DELAY));
        EventBody bodies = new EventBody(switches);
        synchronized (this) {
            for (Subscription one : subscriptions.values()) {
                if (one.division() == company.division()
                        && one.topic().equals(subject.get().topic())) {
                    Delivery delivery = new Delivery(one, bodies.of(one, subject.get(), action, now), 0, due);
                    waiting.add(delivery);
                    if (switches.on(WebhookSwitch.DUPLICATES)) {
                        waiting.add(delivery);
                    }
                }
            }
        }
    }

    /** Makes the deliveries that are due. */
    public void deliver(Sender sender) {
        Taken taken = takeDue();
        for (Delivery delivery : taken.due) {
            if (grants.granted(
                    delivery.subscription().app().clientId(),
                    delivery.subscription().user().id())) {
                sender.post(
                        delivery.subscription().callbackUrl(),
                        delivery.body(),
                        status -> answered(taken.life, delivery, status));
            }
        }
    }

    private synchronized Taken takeDue() {
        Instant now = clock.instant();
        List<Delivery> due = new ArrayList<>();
        waiting.removeIf(delivery -> !now.isBefore(delivery.due()) && due.add(delivery));
        return new Taken(lives, due);
    }

    /** What was due, and in which life: an answer that comes after everything was forgotten is of no interest. */
    private record Taken(int life, List<Delivery> due) {}

    private synchronized void answered(int life, Delivery delivery, int status) {
        if (life != lives) {
            return;
        }
        Instant now = clock.instant();
        if (made.size() == KEPT) {
            made.removeFirst();
        }
        made.add(new Delivery.Made(now, delivery, status));
        UUID id = delivery.subscription().id();
        if (delivery.validation()) {
            if (status != 200 && status != 201 && switches.on(WebhookSwitch.VALIDATION_REQUIRED)) {
                subscriptions.remove(id);
            }
        } else if ((status < 200 || status > 299)
                && delivery.attempt() < switches.number(WebhookSwitch.RETRIES)
                && subscriptions.containsKey(id)) {
            long wait = (long) switches.number(WebhookSwitch.RETRY_UNIT) << delivery.attempt() + 1;
            waiting.add(delivery.again(now.plusSeconds(wait)));
        }
    }

    /** The newest deliveries that were made, oldest first. */
    public synchronized List<Delivery.Made> made() {
        return List.copyOf(made);
    }

    /** How many deliveries wait for their time. */
    public synchronized int waiting() {
        return waiting.size();
    }

    /** Forgets everything. */
    public synchronized void clear() {
        subscriptions.clear();
        waiting.clear();
        made.clear();
        lives++;
    }
}
