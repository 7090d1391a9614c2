package com.optiply.connector.poller.publish;

import com.optiply.connector.model.progress.PollCursor;
import com.optiply.connector.model.topic.Topic;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Publishes pages, each in one transaction: readers of committed records see all of it or nothing. */
@FunctionalInterface
public interface PagePublisher {

    /**
     * Never throws. Blocks while others of the partition have their turn, and then for no longer than sending takes, which ends with the transaction's time
     * limit, and two attempts to commit of that time each.
     *
     * @param records events and dead letters of the page, in order
     * @param cursor  makes the cursor from the offset of the page's last record in each topic
     */
    PublishOutcome publish(List<OutgoingRecord> records, Function<Map<Topic, Long>, PollCursor> cursor);

    /** Records that move no cursor, such as the end of a tenant; {@link PublishOutcome.Committed} has none then. */
    default PublishOutcome publishAll(List<OutgoingRecord> records) {
        return publish(records, offsets -> null);
    }
}
