package com.optiply.connector.auth.optiply;

import com.optiply.connector.auth.secret.Secret;
import java.time.Duration;

/** What an answer of Optiply's token endpoint or of the check of the account means. */
public sealed interface OptiplyAnswer {

    /** @param life of the token in vendor time */
    record Granted(Secret accessToken, Duration life) implements OptiplyAnswer {}

    /** The credentials are wrong. */
    record Refused(Part part) implements OptiplyAnswer {}

    /** Nothing usable came back. */
    record Unreachable(String cause) implements OptiplyAnswer {}

    /** What Optiply objects to, as far as it says. */
    enum Part {
        CLIENT,
        USER,
        ACCOUNT,
        UNKNOWN
    }
}
