package com.optiply.connector.poller.replay;

import com.optiply.connector.model.TenantId;
import com.optiply.connector.model.envelope.EventHeaders;
import com.optiply.connector.model.envelope.EventKey;
import com.optiply.connector.model.json.EventJson;
import com.optiply.connector.model.tenant.CompositionModel;
import com.optiply.connector.model.topic.Topic;
import com.optiply.connector.poller.compare.RowMark;
import com.optiply.connector.poller.publish.ContentHash;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
        replay.read(topic, owner.partition(), record -> {
            EventKey key = EventKey.parse(record.key());
            if (key.tenant().equals(owner.tenant())) {
                if (record.value() == null || !isOf(record, owner, model)) {
                    rows.remove(key.entityId());
                } else {
                    long version =
                            EventHeaders.readFrom(record.headers()).version().row();
                    rows.put(key.entityId(), new PublishedRow(version, ContentHash.of(record.value())));
                }
            }
        });
        return rows;
    }

    /**
     * Every record of the tenant's rows as a mark, in order; of an older epoch none counts. Nothing is kept in memory.
     *
     * @param model as for {@link #live}; deletions of either model are given
     */
    public void marks(Topic topic, Owner owner, int epoch, Optional<CompositionModel> model, Consumer<RowMark> each) {
        replay.read(topic, owner.partition(), record -> {
            EventKey key = EventKey.parse(record.key());
            if (!key.tenant().equals(owner.tenant())) {
                return;
            }
            EventHeaders headers = EventHeaders.readFrom(record.headers());
            boolean deleted = record.value() == null;
            if (headers.version().epoch() == epoch && (deleted || isOf(record, owner, model))) {
                each.accept(new RowMark(
                        UUID.fromString(key.entityId()), headers.version().row(), record.offset(), !deleted));
            }
        });
    }

    /** The ids of the rows that are there now. */
    public Set<String> liveIds(Topic topic, Owner owner) {
        Set<String> ids = new HashSet<>();
        replay.read(topic, owner.partition(), record -> {
            EventKey key = EventKey.parse(record.key());
            if (key.tenant().equals(owner.tenant())) {
                if (record.value() == null) {
                    ids.remove(key.entityId());
                } else {
                    ids.add(key.entityId());
                }
            }
        });
        return ids;
    }

    private static boolean isOf(ConsumerRecord<String, byte[]> record, Owner owner, Optional<CompositionModel> model) {
        EventHeaders headers = EventHeaders.readFrom(record.headers());
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
