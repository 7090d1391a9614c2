package com.optiply.connector.writer.reconcile;

import com.optiply.connector.model.json.EventJson;
import com.optiply.connector.writer.state.SourceKind;
import com.optiply.connector.writer.state.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Rows of Exact as values, read by id, by the item they are about, or by the header they belong to. */
final class Rows {

    /** A column by which rows are looked up. */
    enum By {
        ID("entity_id"),
        ITEM("item_id"),
        PARENT("parent_id");

        private final String column;

        By(String column) {
            this.column = column;
        }
    }

    /**
     * A row that is not deleted.
     *
     * @param id      of the row
     * @param by      value of the column it was looked up by
     * @param arrived vendor time of its arrival
     */
    record Live<T>(UUID id, UUID by, T value, Instant arrived) {}

    /** Rows by what they were looked up by; deleted ones only as the time of their deletion's arrival. */
    record Found<T>(Map<UUID, List<Live<T>>> live, Map<UUID, Instant> lastChange, Set<UUID> known) {

        List<Live<T>> of(UUID by) {
            return live.getOrDefault(by, List.of());
        }

        List<T> values(UUID by) {
            return of(by).stream().map(Live::value).toList();
        }
    }

    private Rows() {}

    static <T> Found<T> read(
            Connection connection, long scopeId, SourceKind kind, Class<T> type, By by, Collection<UUID> ids)
            throws SQLException {
        Map<UUID, List<Live<T>>> live = new HashMap<>();
        Map<UUID, Instant> lastChange = new HashMap<>();
        Set<UUID> known = new HashSet<>();
        Sql.of(connection, """
                        select entity_id, %1$s as looked_up, deleted, content, arrived from source_row
                        where kind = '%2$s' and scope_id = ? and %1$s = any(?)""".formatted(by.column, kind.word()))
                .set(scopeId)
                .uuids(ids, id -> id)
                .list(row -> {
                    UUID key = Sql.uuid(row, "looked_up");
                    Instant arrived = Sql.instant(row, "arrived");
                    known.add(key);
                    lastChange.merge(key, arrived, (one, other) -> one.isAfter(other) ? one : other);
                    if (!row.getBoolean("deleted")) {
                        T value = EventJson.read(row.getString("content"), type);
                        live.computeIfAbsent(key, id -> new ArrayList<>())
                                .add(new Live<>(Sql.uuid(row, "entity_id"), key, value, arrived));
                    }
                    return key;
                });
        return new Found<>(live, lastChange, known);
    }
}
