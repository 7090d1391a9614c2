package com.optiply.connector.auth.grant;

import java.time.Duration;

/** What a caller who wants an access token gets. */
public sealed interface TokenOutcome {

    record Ready(AccessToken token) implements TokenOutcome {}

    /** The merchant must consent again. */
    record NeedsConsent() implements TokenOutcome {}

    /**
     * There is none just now.
     *
     * @param retryAfter real time
     */
    record Later(Duration retryAfter, String cause) implements TokenOutcome {}
}
