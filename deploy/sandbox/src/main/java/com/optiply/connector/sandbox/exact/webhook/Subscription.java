package com.optiply.connector.sandbox.exact.webhook;

import com.optiply.connector.sandbox.exact.App;
import com.optiply.connector.sandbox.exact.User;
import java.util.Optional;
import java.util.UUID;

/**
 * A subscription of an app, made by a user for a division.
 *
 * @param site what precedes {@code /api/v1} on the site at which it was made (Exact reference §1.1)
 * @param created what Exact's wall clock showed, as milliseconds
 */
public record Subscription(
        UUID id,
        int division,
        String site,
        App app,
        User user,
        String topic,
        String callbackUrl,
        Optional<String> description,
        long created) {

    /** The same with other contents. */
    public Subscription with(String otherTopic, String otherUrl, Optional<String> otherDescription) {
        return new Subscription(id, division, site, app, user, otherTopic, otherUrl, otherDescription, created);
    }
}
