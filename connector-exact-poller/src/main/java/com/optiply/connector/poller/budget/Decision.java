package com.optiply.connector.poller.budget;

import java.time.Instant;

/** Whether a call may be made now. */
public sealed interface Decision {

    /** Go ahead. */
    record Go() implements Decision {}

    /**
     * Not before that moment.
     *
     * @param until  in Exact's time, see {@link ExactTime#ours}
     * @param reason which limit it is
     */
    record NotBefore(Instant until, Reason reason) implements Decision {}

    /** The limit that stands in the way. */
    enum Reason {
        MINUTE,
        DAY,
        ERRORS
    }
}
