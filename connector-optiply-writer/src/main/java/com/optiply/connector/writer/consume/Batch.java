package com.optiply.connector.writer.consume;

import com.optiply.connector.writer.consume.Decoded.CursorEvent;
import com.optiply.connector.writer.consume.Decoded.FarewellEvent;
import com.optiply.connector.writer.consume.Decoded.Nothing;
import com.optiply.connector.writer.consume.Decoded.Poison;
import com.optiply.connector.writer.consume.Decoded.RowEvent;
import com.optiply.connector.writer.consume.Decoded.TenantEvent;
import com.optiply.connector.writer.state.Scope;
import com.optiply.connector.writer.state.SourceKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Records of one poll, decoded, of each row only the newest. */
final class Batch {

    /** A row as events name it. */
    private record RowName(Scope.Name scope, SourceKind kind, UUID entity) {}

    private final Map<RowName, RowEvent> rows = new LinkedHashMap<>();
    private final List<Decoded> tenants = new ArrayList<>();
    private final List<CursorEvent> cursors = new ArrayList<>();
    private final List<Poison> poison = new ArrayList<>();
    private final Map<TopicPartition, Long> nextOffsets = new HashMap<>();

    private Batch() {}

    /** Records are decoded side by side, because the database has nothing to do meanwhile, and taken in their order. */
    static Batch of(Iterable<ConsumerRecord<String, byte[]>> records, RecordDecoder decoder) {
        Batch batch = new Batch();
        List<ConsumerRecord<String, byte[]>> messages =
                StreamSupport.stream(records.spliterator(), false).toList();
        messages.parallelStream().map(decoder::decode).toList().forEach(batch::add);
        for (ConsumerRecord<String, byte[]> message : messages) {
            batch.nextOffsets.put(new TopicPartition(message.topic(), message.partition()), message.offset() + 1);
        }
        return batch;
    }

    /** The same in two parts, to be stored one after the other; the offsets are reached with the second. Empty when there is no more than one record in it. */
    Optional<List<Batch>> halves() {
        List<Decoded> all = readable();
        if (all.size() < 2) {
            return Optional.empty();
        }
        Batch first = of(all.subList(0, all.size() / 2));
        Batch second = of(all.subList(all.size() / 2, all.size()));
        second.nextOffsets.putAll(nextOffsets);
        return Optional.of(List.of(first, second));
    }

    /** Nothing but how far it reaches. */
    Batch withoutRecords() {
        Batch rest = new Batch();
        rest.nextOffsets.putAll(nextOffsets);
        return rest;
    }

    /** Tenants first, as they are stored. */
    List<Decoded> readable() {
        List<Decoded> all = new ArrayList<>(tenants);
        all.addAll(rows.values());
        all.addAll(cursors);
        return all;
    }

    private static Batch of(List<Decoded> some) {
        Batch batch = new Batch();
        some.forEach(batch::add);
        return batch;
    }

    List<RowEvent> rows() {
        return List.copyOf(rows.values());
    }

    /** Tenants' records and farewells in the order of their topic. */
    List<Decoded> tenants() {
        return tenants;
    }

    List<CursorEvent> cursors() {
        return cursors;
    }

    List<Poison> poison() {
        return poison;
    }

    Map<TopicPartition, Long> nextOffsets() {
        return nextOffsets;
    }

    private void add(Decoded decoded) {
        switch (decoded) {
            case RowEvent row -> rows.merge(new RowName(row.scope(), row.kind(), row.entityId()), row, Batch::newer);
            case TenantEvent tenant -> tenants.add(tenant);
            case FarewellEvent farewell -> tenants.add(farewell);
            case CursorEvent cursor -> cursors.add(cursor);
            case Poison bad -> poison.add(bad);
            case Nothing nothing -> {}
        }
    }

    /** Newest wins; of equal versions the later record. */
    private static RowEvent newer(RowEvent earlier, RowEvent later) {
        return later.version().compareTo(earlier.version()) >= 0 ? later : earlier;
    }
}
