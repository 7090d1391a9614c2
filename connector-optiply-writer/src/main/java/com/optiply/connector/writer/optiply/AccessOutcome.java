package com.optiply.connector.writer.optiply;

/** What connector-auth answered when it was asked for access. */
public sealed interface AccessOutcome {

    /** Here it is. */
    record Granted(Access access) implements AccessOutcome {}

    /**
     * There is none now.
     *
     * @param cause short name
     */
    record Denied(String cause, String message) implements AccessOutcome {}
}
