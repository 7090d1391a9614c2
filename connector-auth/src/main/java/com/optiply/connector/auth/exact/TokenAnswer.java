package com.optiply.connector.auth.exact;

import com.optiply.connector.auth.secret.Secret;
import java.time.Duration;

/** What an answer of the token endpoint means (§1.5). */
public sealed interface TokenAnswer {

    /**
     * A new pair; the old refresh token is void from now on.
     *
     * @param life of the access token, in vendor time
     */
    record Pair(Secret accessToken, Secret refreshToken, Duration life) implements TokenAnswer {}

    /** The last access token is younger than 570 s; the pair in hand stays good. */
    record TooEarly() implements TokenAnswer {}

    /**
     * The refresh token or code is definitely void: used, superseded, expired or revoked.
     *
     * @param revoked whether Exact says that the consent behind it is gone
     */
    record Void(String cause, boolean revoked) implements TokenAnswer {
        Void(String cause) {
            this(cause, false);
        }
    }

    /** Client id or secret are not accepted; the refresh token may still be good. */
    record AppRefused(String cause) implements TokenAnswer {}

    /** Whether the call took effect is unknown, or the endpoint is out of order. */
    record Unclear(String cause) implements TokenAnswer {}
}
