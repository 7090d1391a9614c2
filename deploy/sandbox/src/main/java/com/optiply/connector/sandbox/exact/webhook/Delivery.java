package com.optiply.connector.sandbox.exact.webhook;

import java.time.Instant;

/**
 * A call of a callback that is due at some time.
 *
 * @param body empty for a validation
 * @param attempt 0 for the first
 * @param due vendors' time
 */
public record Delivery(Subscription subscription, String body, int attempt, Instant due) {

    /** Whether this only asks whether the callback answers. */
    public boolean validation() {
        return body.isEmpty();
    }

    Delivery again(Instant later) {
        return new Delivery(subscription, body, attempt + 1, later);
    }

    /**
     * A delivery as it was made.
     *
     * @param at vendors' time
     * @param status 0 when there was no answer
     */
    public record Made(Instant at, Delivery delivery, int status) {}
}
