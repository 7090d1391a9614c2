package com.optiply.connector.poller.publish;

import com.optiply.connector.model.progress.PollCursor;
import com.optiply.connector.model.topic.Topic;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** Tells somebody what came of each transaction. */
public record CountedPublisher(PagePublisher publisher, Consumer<PublishOutcome> count) implements PagePublisher {

    @Override
    public PublishOutcome publish(List<OutgoingRecord> records, Function<Map<Topic, Long>, PollCursor> cursor) {
        PublishOutcome outcome = publisher.publish(records, cursor);
        count.accept(outcome);
        return outcome;
    }
}
