package com.optiply.connector.writer.state;

import com.optiply.connector.model.envelope.Version;
import com.optiply.connector.writer.state.SourceRow.Head;
import com.optiply.connector.writer.state.SourceRow.Json;
import com.optiply.connector.writer.state.SourceRow.Key;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The table of last known rows, in batches. */
public final class SourceRows {

    /**
     * Each statement is about one kind, named in its text, so that one partition is looked at. A row is looked up by its key one by one: before statistics are
     * there, a join would rather read the whole table.
     */
    private static final Map<SourceKind, String> HEADS = perKind("""
            select k.entity_id, k.scope_id, s.epoch, s.row_version, s.item_id, s.parent_id, s.content_hash
            from unnest(?, ?) as k(scope_id, entity_id)
            cross join lateral (select epoch, row_version, item_id, parent_id, content_hash from source_row
                where kind = '%1$s' and scope_id = k.scope_id and entity_id = k.entity_id offset 0) s""");

    /** In key order, and the version rule once more: a former owner of the partition may still be at work. */
    private static final Map<SourceKind, String> UPSERT = perKind("""
            insert into %2$s as s (kind, scope_id, entity_id, epoch, row_version, deleted, event_id, item_id, parent_id,
                content_hash, content, arrived)
            select '%1$s', scope_id, entity_id, epoch, row_version, content is null, event_id, item_id, parent_id,
                content_hash, content::json, ?
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?) as r(scope_id, entity_id, epoch, row_version, event_id,
                item_id, parent_id, content_hash, content)
            on conflict (kind, scope_id, entity_id) do update set epoch = excluded.epoch, row_version = excluded.row_version,
                deleted = excluded.deleted, event_id = excluded.event_id, item_id = excluded.item_id,
                parent_id = excluded.parent_id, content_hash = excluded.content_hash, content = excluded.content,
                arrived = excluded.arrived
            where (excluded.epoch, excluded.row_version) >= (s.epoch, s.row_version)""");

    private static final Map<SourceKind, String> TOUCH = perKind("""
            update %2$s s set epoch = r.epoch, row_version = r.row_version, event_id = r.event_id
            from unnest(?, ?, ?, ?, ?) as r(scope_id, entity_id, epoch, row_version, event_id)
            where s.kind = '%1$s' and s.scope_id = r.scope_id and s.entity_id = r.entity_id
              and (r.epoch, r.row_version) > (s.epoch, s.row_version)""");

    private static final Comparator<Key> ORDER =
            Comparator.comparingLong(Key::scopeId).thenComparing(Key::entityId);

    private SourceRows() {}

    /** What is stored of these rows; rows that are not stored are not in the map. */
    public static Map<Key, Head> heads(Connection connection, Collection<Key> keys) throws SQLException {
        Map<Key, Head> heads = new HashMap<>();
        for (var kind : keys.stream().collect(Collectors.groupingBy(Key::kind)).entrySet()) {
            Sql.of(connection, HEADS.get(kind.getKey()))
                    .longs(kind.getValue(), Key::scopeId)
                    .uuids(kind.getValue(), Key::entityId)
                    .list(row -> heads.put(
                            new Key(kind.getKey(), row.getLong("scope_id"), Sql.uuid(row, "entity_id")), head(row)));
        }
        return heads;
    }

    /**
     * Stores new content.
     *
     * @param arrived vendor time of the arrival
     */
    public static void store(Connection connection, List<SourceRow> rows, Instant arrived) throws SQLException {
        for (var kind : byKind(rows).entrySet()) {
            List<SourceRow> some = kind.getValue();
            Sql.of(connection, UPSERT.get(kind.getKey()))
                    .set(arrived)
                    .longs(some, row -> row.key().scopeId())
                    .uuids(some, row -> row.key().entityId())
                    .ints(some, row -> row.version().epoch())
                    .longs(some, row -> row.version().row())
                    .uuids(some, SourceRow::eventId)
                    .uuids(some, row -> row.links().item())
                    .uuids(some, row -> row.links().parent())
                    .uuids(some, row -> row.content().map(Json::hash).orElse(null))
                    .texts(some, row -> row.content().map(Json::text).orElse(null))
                    .update();
        }
    }

    /** Stores newer versions of rows whose content is the same. */
    public static void touch(Connection connection, List<SourceRow> rows) throws SQLException {
        for (var kind : byKind(rows).entrySet()) {
            List<SourceRow> some = kind.getValue();
            Sql.of(connection, TOUCH.get(kind.getKey()))
                    .longs(some, row -> row.key().scopeId())
                    .uuids(some, row -> row.key().entityId())
                    .ints(some, row -> row.version().epoch())
                    .longs(some, row -> row.version().row())
                    .uuids(some, SourceRow::eventId)
                    .update();
        }
    }

    /** In the order in which rows are locked. */
    private static SortedMap<SourceKind, List<SourceRow>> byKind(List<SourceRow> rows) {
        return rows.stream()
                .sorted(Comparator.comparing(SourceRow::key, ORDER))
                .collect(Collectors.groupingBy(row -> row.key().kind(), TreeMap::new, Collectors.toList()));
    }

    /** Removes rows of a tenant that left, a chunk at a time. @return how many were removed */
    static int remove(Connection connection, long scopeId, int limit) throws SQLException {
        List<String> kinds = new ArrayList<>();
        for (SourceKind kind : SourceKind.values()) {
            kinds.add(kind.word());
        }
        int removed = 0;
        for (String kind : kinds) {
            removed += Sql.of(connection, """
                            delete from source_row where kind = ? and scope_id = ? and entity_id in (
                                select entity_id from source_row where kind = ? and scope_id = ? limit ?)""")
                    .set(kind)
                    .set(scopeId)
                    .set(kind)
                    .set(scopeId)
                    .set(limit)
                    .update();
        }
        return removed;
    }

    private static Head head(ResultSet row) throws SQLException {
        return new Head(
                new Version(row.getInt("epoch"), row.getLong("row_version")),
                new SourceKind.Links(Sql.uuid(row, "item_id"), Sql.uuid(row, "parent_id")),
                Optional.ofNullable(Sql.uuid(row, "content_hash")));
    }

    /** @param sql the kind's word is its first argument, its table the second */
    private static Map<SourceKind, String> perKind(String sql) {
        Map<SourceKind, String> statements = new EnumMap<>(SourceKind.class);
        for (SourceKind kind : SourceKind.values()) {
            statements.put(kind, sql.formatted(kind.word(), kind.table()));
        }
        return statements;
    }
}
