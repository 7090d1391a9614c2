package com.optiply.connector.auth.exact;

import com.optiply.connector.auth.secret.Secret;
import java.time.Instant;
import java.util.Optional;

/** What came back from a call, before anybody judges it. */
sealed interface Answer {

    /** Something was answered. The body may hold tokens, so it is a secret; the date is the header of that name. */
    record Received(int status, Secret body, String reason, Optional<Instant> date) implements Answer {
        Received(int status, Secret body, String reason) {
            this(status, body, reason, Optional.empty());
        }
    }

    /** Nothing usable was answered: whether the call took effect is unknown. */
    record Nothing(String cause) implements Answer {}
}
