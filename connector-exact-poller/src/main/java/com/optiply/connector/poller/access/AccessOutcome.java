package com.optiply.connector.poller.access;

/** What connector-auth answers. */
public sealed interface AccessOutcome {

    record Granted(ExactAccess access) implements AccessOutcome {}

    /** There is none until somebody does something. @param code the problem's slug, such as {@code needs-consent} */
    record Withheld(String code, String message) implements AccessOutcome {}

    /** Auth or the OIDC issuer cannot be asked now. */
    record Unavailable(String message) implements AccessOutcome {}
}
