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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The table of last known rows, in batches. */
public final class SourceRows {

    private static final String HEADS = """
            select s.kind, s.scope_id, s.entity_id, s.epoch, s.row_version, s.item_id, s.parent_id, s.content_hash
            from unnest(?, ?, ?) as k(kind, scope_id, entity_id)
            join source_row s on s.kind = k.kind and s.scope_id = k.scope_id and s.entity_id = k.entity_id""";

    /** In key order, and the version rule once more: a former owner of the partition may still be at work. */
    private static final String UPSERT = """
            insert into source_row (kind, scope_id, entity_id, epoch, row_version, deleted, event_id, item_id, parent_id,
                content_hash, content, arrived)
            select kind, scope_id, entity_id, epoch, row_version, content is null, event_id, item_id, parent_id,
                content_hash, content::json, ?
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as r(kind, scope_id, entity_id, epoch, row_version, event_id,
                item_id, parent_id, content_hash, content)
            order by kind, scope_id, entity_id
            on conflict (kind, scope_id, entity_id) do update set epoch = excluded.epoch, row_version = excluded.row_version,
                deleted = excluded.deleted, event_id = excluded.event_id, item_id = excluded.item_id,
                parent_id = excluded.parent_id, content_hash = excluded.content_hash, content = excluded.content,
                arrived = excluded.arrived
            where (excluded.epoch, excluded.row_version) >= (source_row.epoch, source_row.row_version)""";

    private static final String TOUCH = """
            update source_row s set epoch = r.epoch, row_version = r.row_version, event_id = r.event_id
            from unnest(?, ?, ?, ?, ?, ?) as r(kind, scope_id, entity_id, epoch, row_version, event_id)
            where s.kind = r.kind and s.scope_id = r.scope_id and s.entity_id = r.entity_id
              and (r.epoch, r.row_version) > (s.epoch, s.row_version)""";

    private SourceRows() {}

    /** What is stored of these rows; rows that are not stored are not in the map. */
    public static Map<Key, Head> heads(Connection connection, Collection<Key> keys) throws SQLException {
        Map<Key, Head> heads = new HashMap<>();
        Sql.of(connection, HEADS)
                .texts(keys, key -> key.kind().word())
                .longs(keys, Key::scopeId)
                .uuids(keys, Key::entityId)
                .list(row -> heads.put(key(row), head(row)));
        return heads;
    }

    /**
     * Stores new content.
     *
     * @param arrived vendor time of the arrival
     */
    public static void store(Connection connection, List<SourceRow> rows, Instant arrived) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        Sql.of(connection, UPSERT)
                .set(arrived)
                .texts(rows, row -> row.key().kind().word())
                .longs(rows, row -> row.key().scopeId())
                .uuids(rows, row -> row.key().entityId())
                .ints(rows, row -> row.version().epoch())
                .longs(rows, row -> row.version().row())
                .uuids(rows, SourceRow::eventId)
                .uuids(rows, row -> row.links().item())
                .uuids(rows, row -> row.links().parent())
                .uuids(rows, row -> row.content().map(Json::hash).orElse(null))
                .texts(rows, row -> row.content().map(Json::text).orElse(null))
                .update();
    }

    /** Stores newer versions of rows whose content is the same. */
    public static void touch(Connection connection, List<SourceRow> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        Sql.of(connection, TOUCH)
                .texts(rows, row -> row.key().kind().word())
                .longs(rows, row -> row.key().scopeId())
                .uuids(rows, row -> row.key().entityId())
                .ints(rows, row -> row.version().epoch())
                .longs(rows, row -> row.version().row())
                .uuids(rows, SourceRow::eventId)
                .update();
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

    private static Key key(ResultSet row) throws SQLException {
        return new Key(SourceKind.ofWord(row.getString("kind")), row.getLong("scope_id"), Sql.uuid(row, "entity_id"));
    }

    private static Head head(ResultSet row) throws SQLException {
        return new Head(
                new Version(row.getInt("epoch"), row.getLong("row_version")),
                new SourceKind.Links(Sql.uuid(row, "item_id"), Sql.uuid(row, "parent_id")),
                Optional.ofNullable(Sql.uuid(row, "content_hash")));
    }
}
