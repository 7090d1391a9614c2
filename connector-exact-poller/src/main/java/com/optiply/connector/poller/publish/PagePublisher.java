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
     * Never throws; blocks no longer than the transaction's time limit.
     *
     * @param records events and dead letters of the page, in order
     * @param cursor  makes the cursor from the offset of the page's last record in each topic
     */
    PublishOutcome publish(List<OutgoingRecord> records, Function<Map<Topic, Long>, PollCursor> cursor);
}
