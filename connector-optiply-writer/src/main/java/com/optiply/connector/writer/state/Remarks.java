package com.optiply.connector.writer.state;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Marks everything of a scope again, after its settings changed or its tenant appeared, a chunk at a time: first what is there, then what the rows ask for in
 * addition. A further request starts over.
 */
public final class Remarks {

    /** The chunks in their order; each inserts at most one chunk of keys greater than the last and returns the last key. */
    private static final List<String> STEPS = List.of(
            existing("productCompositions"),
            existing("products"),
            existing("sellOrders"),
            """
            with chunk as (select entity_id::text collate "C" as key from source_row
                where kind = 'item' and scope_id = ? and entity_id::text collate "C" > ? order by 1 limit ?),
            """ + inserted("products"),
            """
            with chunk as (select distinct (b.item_id || '/' || p.item_id) collate "C" as key from source_row b
                join source_row p on p.kind = 'composition-part' and p.scope_id = b.scope_id and p.parent_id = b.entity_id
                where b.kind = 'composition' and b.scope_id = ? and (b.item_id || '/' || p.item_id) collate "C" > ?
                order by 1 limit ?),
            """ + inserted("productCompositions"),
            """
            with chunk as (select distinct parent_id::text collate "C" as key from source_row
                where kind = 'sales-order' and scope_id = ? and parent_id::text collate "C" > ? order by 1 limit ?),
            """ + inserted("sellOrders"),
            """
            with chunk as (select distinct parent_id::text collate "C" as key from source_row
                where kind = 'sales-invoice' and scope_id = ? and parent_id::text collate "C" > ? order by 1 limit ?),
            """ + inserted("sellOrders"));

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
     * @return whether there was anything to do
     */
    public static boolean advance(Connection connection, long scopeId, int chunk) throws SQLException {
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
        String last = Sql.of(connection, STEPS.get(progress.step()))
                .set(scopeId)
                .set(progress.after())
                .set(chunk)
                .set(scopeId)
                .list(row -> row.getString(1))
                .getFirst();
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
                        not_before = case when r.state = 'failed' and r.intent is null then now() else r.not_before end
                    from chunk where r.type = '%1$s' and r.scope_id = ? and r.key = chunk.key)
                select max(key) from chunk""".formatted(type);
    }

    private static String inserted(String type) {
        return """
                added as (insert into resource (type, scope_id, key) select '%s', ?, key from chunk on conflict do nothing)
                select max(key) from chunk""".formatted(type);
    }
}
