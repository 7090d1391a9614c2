package com.optiply.connector.poller.stream;

import com.optiply.connector.model.topic.Topic;
import com.optiply.connector.poller.wire.ExactRow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * {@code sync/Deleted}: the entity type says what has gone, the entity key is the row's id (Exact reference, section 3.8). Type 13 names the id of an invoice's
 * header or of a line, so both topics get the deletion. Types of no stream of ours are passed over.
 */
final class DeletedRows implements RowMapper {

    private static final Map<Integer, List<Topic>> TOPICS = Map.of(
            8, List.of(Topic.ITEM_PRICE),
            9, List.of(Topic.ITEM),
            13, List.of(Topic.SALES_INVOICE, Topic.SALES_INVOICE_LINE),
            15, List.of(Topic.STOCK_POSITION),
            32, List.of(Topic.SALES_ORDER),
            33, List.of(Topic.SALES_ORDER_LINE),
            54, List.of(Topic.COMPOSITION_PART),
            55, List.of(Topic.COMPOSITION));

    @Override
    public List<String> fields() {
        return List.of("ID", "Timestamp", "EntityKey", "EntityType", "DeletedDate");
    }

    @Override
    public List<RowEvent> map(ExactRow row) {
        List<Topic> topics = TOPICS.getOrDefault(row.needInteger("EntityType"), List.of());
        if (topics.isEmpty()) {
            return List.of();
        }
        UUID key = row.needId("EntityKey");
        Optional<Instant> when = Optional.ofNullable(row.instant("DeletedDate"));
        return topics.stream()
                .<RowEvent>map(topic -> new RowEvent.Deleted(topic, key.toString(), when))
                .toList();
    }
}
