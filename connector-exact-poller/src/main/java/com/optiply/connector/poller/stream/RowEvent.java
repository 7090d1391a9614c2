package com.optiply.connector.poller.stream;

import com.optiply.connector.model.topic.Topic;
import java.time.Instant;
import java.util.Optional;

/** What a row of Exact says about one entity, before it gets version and headers. */
public sealed interface RowEvent {

    Topic topic();

    /** The row's own id, which Exact's deletions name. */
    String entityId();

    /** When Exact changed the row; empty where it does not say. */
    Optional<Instant> time();

    /** The entity now looks like this. @param value the topic's record */
    record Changed(Topic topic, String entityId, Object value, Optional<Instant> time) implements RowEvent {}

    /** The entity is gone. */
    record Deleted(Topic topic, String entityId, Optional<Instant> time) implements RowEvent {}

    /** @param modified null where Exact does not say */
    static RowEvent changed(Topic topic, Object entityId, Object value, Instant modified) {
        return new Changed(topic, entityId.toString(), value, Optional.ofNullable(modified));
    }
}
