package com.optiply.connector.poller.publish;

import com.optiply.connector.model.progress.PollCursor;

/** What came of a transaction. */
public sealed interface PublishOutcome {

    /** All of it is visible. @param cursor as it was written; null when none was to be */
    record Committed(PollCursor cursor) implements PublishOutcome {}

    /** Nothing of it is visible, and the producer can go on. */
    record Aborted(String reason) implements PublishOutcome {}

    /** Somebody else owns the partition now, or nobody can tell whether it was committed: this owner must stop. */
    record PartitionLost(String reason) implements PublishOutcome {}
}
