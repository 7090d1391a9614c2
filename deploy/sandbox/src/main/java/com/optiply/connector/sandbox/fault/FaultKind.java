package com.optiply.connector.sandbox.fault;

import java.util.Locale;

/** What a fault does to a request. */
public enum FaultKind {
    /** Answers with the given status, headers and body; the request has no effect. */
    STATUS,
    /** Waits, then goes on as usual. */
    LATENCY,
    /** Closes the connection; the request has no effect. */
    CUT,
    /** The effect happens; half of the answer's body is sent, then the connection is closed. */
    TRUNCATE,
    /** Answers 200 with text that is no JSON or XML; the request has no effect. */
    GARBAGE,
    /** Answers 200 without a body; the request has no effect. */
    EMPTY,
    /** The effect happens, then the connection is closed without an answer. */
    ANSWER_LOST,
    /** The connection is closed now, the effect happens after the delay. */
    LATE_EFFECT,
    /** The effect happens; the answer comes in small pieces, as slowly as asked. */
    DRIP,
    /** Reading calls are answered from the state at the time the fault was put in force. */
    STALE;

    /** The name used in the admin API. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind with that label; {@link IllegalArgumentException} for any other text. */
    public static FaultKind of(String label) {
        for (FaultKind kind : values()) {
            if (kind.label().equals(label)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("unknown fault kind '" + label + "'");
    }
}
