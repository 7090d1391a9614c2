package com.optiply.connector.sandbox.exact.oauth;

import java.time.Instant;

/** What the token endpoint made of a request (Exact reference §1.5). */
public sealed interface TokenOutcome {

    /** A new pair. */
    record Issued(String accessToken, String refreshToken) implements TokenOutcome {
        @Override
        public String toString() {
            return "Issued[***]";
        }
    }

    /** The access token of this chain is younger than 570 s; the refresh token stays good. */
    record TooEarly() implements TokenOutcome {}

    /** The refresh token was used or superseded. */
    record OldToken() implements TokenOutcome {}

    /** The refresh token lay unused for more than 30 days. */
    record Expired(Instant at, Instant now) implements TokenOutcome {}

    /** A code that is used, expired or not for this app and redirect URL; anything malformed. */
    record Invalid() implements TokenOutcome {}

    /** Too many token calls today. */
    record TooMany() implements TokenOutcome {}
}
