package com.optiply.connector.poller.replay;

import com.optiply.connector.model.TenantId;
import com.optiply.connector.model.envelope.EventHeaders;
import com.optiply.connector.model.json.EventJson;
import com.optiply.connector.model.tenant.CompositionModel;
import com.optiply.connector.model.topic.Topic;
import com.optiply.connector.poller.compare.RowMark;
import com.optiply.connector.poller.publish.ContentHash;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What of a tenant lies on our own topics: the memory of streams whose source gives neither row versions nor deletions. */
@ApplicationScoped
public class PublishedRows {

    private final PartitionReplay replay;

    public PublishedRows(PartitionReplay replay) {
        this.replay = replay;
    }

    /** Whose rows. */
    public record Owner(TenantId tenant, UUID incarnation, int division, int partition) {}

    /**
     * The rows that are there now, by entity id; rows of another incarnation or division, or whose last record is a deletion, are not.
     *
     * @param model only rows of this model of bills of materials, where a topic carries both
     */
    public Map<String, PublishedRow> live(Topic topic, Owner owner, Optional<CompositionModel> model) {
        Map<String, PublishedRow> rows = new HashMap<>();
        replay.read(topic, owner.partition(), record -> entityOf(record, owner).ifPresent(entity -> {
            Optional<EventHeaders> headers =
                    record.value() == null ? Optional.empty() : headersOf(record, owner, model);
            if (headers.isPresent()) {
                long version = headers.get().version().row();
                rows.put(entity, new PublishedRow(version, ContentHash.of(record.value())));
            } else {
                rows.remove(entity);
            }
        }));
        return rows;
    }

    /**
     * Every record of the tenant's rows as a mark, in order; of an older epoch none counts. Nothing is kept in memory.
     *
     * @param model as for {@link #live}; deletions of either model are given
     * @return records of the tenant that nobody of ours wrote, without our headers or about no row: they are left out
     */
    public long marks(Topic topic, Owner owner, int epoch, Optional<CompositionModel> model, Consumer<RowMark> each) {
        AtomicLong foreign = new AtomicLong();
        replay.read(topic, owner.partition(), record -> entityOf(record, owner).ifPresent(entity -> {
            try {
                EventHeaders headers = EventHeaders.readFrom(record.headers());
                UUID row = UUID.fromString(entity);
                boolean deleted = record.value() == null;
                if (headers.version().epoch() == epoch && (deleted || isOf(record, headers, owner, model))) {
                    each.accept(new RowMark(row, headers.version().row(), record.offset(), !deleted));
                }
            } catch (IllegalArgumentException | DateTimeException e) {
                foreign.incrementAndGet();
            }
        }));
        return foreign.get();
    }

    /** The ids of the rows that are there now. */
    public Set<String> liveIds(Topic topic, Owner owner) {
        Set<String> ids = new HashSet<>();
        replay.read(topic, owner.partition(), record -> entityOf(record, owner).ifPresent(entity -> {
            if (record.value() == null) {
                ids.remove(entity);
            } else {
                ids.add(entity);
            }
        }));
        return ids;
    }

    /** The second part of the key; empty when the key is another tenant's, or none at all. */
    private static Optional<String> entityOf(ConsumerRecord<String, byte[]> record, Owner owner) {
        String start = owner.tenant() + "/";
        return Optional.ofNullable(record.key())
                .filter(key -> key.startsWith(start))
                .map(key -> key.substring(start.length()));
    }

    /** Empty when the row is not this owner's and model's, or nobody of ours wrote the record. */
    private static Optional<EventHeaders> headersOf(
            ConsumerRecord<String, byte[]> record, Owner owner, Optional<CompositionModel> model) {
        try {
            return Optional.of(EventHeaders.readFrom(record.headers()))
                    .filter(headers -> isOf(record, headers, owner, model));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean isOf(
            ConsumerRecord<String, byte[]> record,
            EventHeaders headers,
            Owner owner,
            Optional<CompositionModel> model) {
        if (!headers.incarnation().equals(owner.incarnation()) || headers.division() != owner.division()) {
            return false;
        }
        return model.isEmpty() || model.get().word().equals(modelOf(record.value()));
    }

    private static String modelOf(byte[] value) {
        try {
            return EventJson.mapper().readTree(value).path("model").asText();
        } catch (IOException e) {
            return "";
        }
    }
}
