package com.optiply.connector.auth.exact;

import com.optiply.connector.auth.secret.Secret;

/** What came back from a call, before anybody judges it. */
sealed interface Answer {

    /** Something was answered. The body may hold tokens, so it is a secret. */
    record Received(int status, Secret body, String reason) implements Answer {}

    /** Nothing usable was answered: whether the call took effect is unknown. */
    record Nothing(String cause) implements Answer {}
}
