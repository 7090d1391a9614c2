package com.optiply.connector.writer.lane;

import com.optiply.connector.writer.pacing.Pacer;

/**
 * Calls to an account beside its lane, in the account's pace.
 *
 * @param pacer of the lanes here; when there are none, with a part of what the other replicas found
 */
public record PaceVisit(Pacer pacer, Runnable end) implements AutoCloseable {

    /** The account is not called any more. */
    @Override
    public void close() {
        end.run();
    }
}
