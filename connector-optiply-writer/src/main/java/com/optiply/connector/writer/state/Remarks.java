package com.optiply.connector.writer.state;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * Marks everything of a scope again, after its settings changed or its tenant appeared, a chunk at a time: first what is there, then what the rows ask for in
 * addition. A further request starts over.
 */
public final class Remarks {

    /** Beyond the last key, read as an id so that the index is walked; of an older version's key for a pair its first id. */
    private static final String AFTER =
            "coalesce(nullif(left(?, 36), '')::uuid, '00000000-0000-0000-0000-000000000000')";

    /** The chunks in their order; each inserts at most one chunk of keys greater than the last and returns the last key. */
    private static final List<String> STEPS = List.of(
            existing("productCompositions"),
            existing("products"),
            existing("sellOrders"),
            """
            with chunk as (select entity_id::text collate "C" as key from source_row
                where kind = 'item' and scope_id = ? and entity_id > %1$s order by entity_id limit ?),
            """.formatted(AFTER) + inserted("products", "chunk"),
            """
            with chunk as (select scope_id, item_id, item_id::text collate "C" as key from (
                    select distinct scope_id, item_id from source_row
                    where kind = 'composition' and scope_id = ? and item_id > %1$s order by item_id limit ?) item),
            pair as (select distinct (b.item_id || '/' || p.item_id) collate "C" as key from chunk c
                join source_row b on b.kind = 'composition' and b.scope_id = c.scope_id and b.item_id = c.item_id
                join source_row p on p.kind = 'composition-part' and p.scope_id = b.scope_id and p.parent_id = b.entity_id),
            """.formatted(AFTER) + inserted("productCompositions", "pair"),
            parents("sales-order"),
            parents("sales-invoice"));

    /** The first steps mark what is there. */
    private static final int EXISTING = 3;

    private record Progress(long generation, int step, String after) {}

    private Remarks() {}

    /** Asks for it. */
    public static void request(Connection connection, long scopeId) throws SQLException {
        Sql.of(connection, """
                        insert into remark (scope_id) values (?) on conflict (scope_id) do update
                        set generation = remark.generation + 1, step = 0, after_key = '', requested_at = now()""").set(scopeId).update();
    }

    /**
     * Does the next chunk.
     *
     * @param unclear how long the vendor may still be at a call that was not answered
     * @return whether there was anything to do
     */
    public static boolean advance(Connection connection, long scopeId, int chunk, Duration unclear)
            throws SQLException {
        List<Progress> open = Sql.of(
                        connection, "select generation, step, after_key from remark where scope_id = ? for update")
                .set(scopeId)
                .list(row -> new Progress(row.getLong(1), row.getInt(2), row.getString(3)));
        if (open.isEmpty()) {
            return false;
        }
        Progress progress = open.getFirst();
        if (progress.step() == STEPS.size()) {
            Sql.of(connection, "delete from remark where scope_id = ?")
                    .set(scopeId)
                    .update();
            return true;
        }
        Sql step = Sql.of(connection, STEPS.get(progress.step()))
                .set(scopeId)
                .set(progress.after())
                .set(chunk);
        if (progress.step() < EXISTING) {
            step.set(unclear.toMillis());
        }
        String last = step.set(scopeId).list(row -> row.getString(1)).getFirst();
        Sql.of(connection, "update remark set step = ?, after_key = ? where scope_id = ?")
                .set(last == null ? progress.step() + 1 : progress.step())
                .set(last == null ? "" : last)
                .set(scopeId)
                .update();
        return true;
    }

    private static String existing(String type) {
        return """
                with chunk as (select key, scope_id from resource where type = '%1$s' and scope_id = ? and key > ?
                    order by key limit ?),
                marked as (update resource r set wanted = r.wanted + 1,
                        marked_at = case when r.due then r.marked_at else now() end,
                        not_before = %2$s
                    from chunk where r.type = '%1$s' and r.scope_id = ? and r.key = chunk.key)
                select max(key) from chunk""".formatted(type, Marks.WHEN.replace("resource.", "r."));
    }

    /** @param keys where the keys of the resources are */
    private static String inserted(String type, String keys) {
        return """
                added as (insert into resource (type, scope_id, key, not_before) select '%s', ?, key, now() from %s
                    on conflict do nothing)
                select max(key) from chunk""".formatted(type, keys);
    }

    private static String parents(String kind) {
        return """
                with chunk as (select parent_id::text collate "C" as key from (
                    select distinct parent_id from source_row
                    where kind = '%s' and scope_id = ? and parent_id > %s order by parent_id limit ?) header),
                """.formatted(kind, AFTER) + inserted("sellOrders", "chunk");
    }
}
