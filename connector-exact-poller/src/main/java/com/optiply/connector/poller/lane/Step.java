package com.optiply.connector.poller.lane;

import com.optiply.connector.model.progress.PollCursor;
import com.optiply.connector.poller.budget.Decision;
import com.optiply.connector.poller.exact.CallOutcome;
import com.optiply.connector.poller.exact.Failure;
import com.optiply.connector.poller.publish.PublishOutcome;
import java.time.Instant;

/** What came of reading one page of a stream. */
sealed interface Step {

    /**
     * The page is read and, where there was anything, committed.
     *
     * @param cursor  the stream's cursor from now on
     * @param changes events that were published
     * @param more    whether another page follows at once
     */
    record Read(PollCursor cursor, int changes, boolean more) implements Step {}

    /** Not now: the budget has no call. */
    record Denied(Instant until, Decision.Reason reason) implements Step {}

    /** Nothing was published by the part of the page that failed. @param cursor the stream's cursor from now on */
    record Failed(Failure failure, PollCursor cursor) implements Step {}

    /** The partition is not ours any more. */
    record Lost(String reason) implements Step {}

    /** A call that brought no body. */
    static Step of(CallOutcome outcome, PollCursor cursor) {
        return switch (outcome) {
            case CallOutcome.Denied denied -> new Denied(denied.until(), denied.reason());
            case CallOutcome.Failed failed -> new Failed(failed.failure(), cursor);
            case CallOutcome.Body body -> throw new IllegalArgumentException("A body is no failure");
        };
    }

    /** A transaction that was not committed. */
    static Step of(PublishOutcome outcome, PollCursor cursor) {
        return switch (outcome) {
            case PublishOutcome.Aborted aborted ->
                new Failed(
                        new Failure(
                                Failure.Kind.TRANSIENT,
                                "kafka-unavailable",
                                "The page could not be published: " + aborted.reason(),
                                "Check that Kafka is reachable; the page is read again."),
                        cursor);
            case PublishOutcome.PartitionLost lost -> new Lost(lost.reason());
            case PublishOutcome.Committed committed -> throw new IllegalArgumentException("Committed is no failure");
        };
    }
}
