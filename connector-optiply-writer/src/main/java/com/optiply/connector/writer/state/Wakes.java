package com.optiply.connector.writer.state;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/**
 * Tells resources that a product has its record now, or has none. Few are told with the settlement itself; a product on which a shop's every order waits, such as one
 * for its postage, has them told in chunks afterwards.
 */
public final class Wakes {

    /** Up to so many are told at once. */
    static final int FEW = 250;

    /** Those with many are only noted. */
    private static final String TELL = """
            with parent as (select * from unnest(?, ?, ?) as p(scope_id, key, everybody)),
            many as (insert into wake (scope_id, parent_key, everybody)
                select p.scope_id, p.key, p.everybody from parent p where exists (
                    select 1 from watch w where w.scope_id = p.scope_id and w.parent_key = p.key offset ?)
                order by p.scope_id, p.key
                on conflict (scope_id, parent_key) do update set everybody = wake.everybody or excluded.everybody,
                    after_type = '', after_key = ''
                returning scope_id, parent_key),
            woken as (select distinct w.type, w.scope_id, w.key from watch w
                join parent p on w.scope_id = p.scope_id and w.parent_key = p.key
                where (p.everybody or w.blocking) and not exists (
                    select 1 from many m where m.scope_id = p.scope_id and m.parent_key = p.key))
            update resource r set wanted = r.wanted + 1,
                marked_at = case when r.due then r.marked_at else now() end
            from woken where r.type = woken.type and r.scope_id = woken.scope_id and r.key = woken.key""";

    private static final String CHUNK = """
            with chunk as (select type, key, blocking from watch
                where scope_id = ? and parent_key = ? and (type, key) > (?, ? collate "C") order by type, key limit ?),
            told as (update resource r set wanted = r.wanted + 1,
                    marked_at = case when r.due then r.marked_at else now() end
                from chunk where (? or chunk.blocking) and r.type = chunk.type and r.scope_id = ? and r.key = chunk.key)
            select type, key from chunk order by type desc, key desc limit 1""";

    private record Open(String parent, boolean everybody, String afterType, String afterKey) {}

    private record Last(String type, String key) {}

    private Wakes() {}

    /** @param wakers settled products of which somebody may have to hear */
    static void tell(Connection connection, Collection<Settlement> wakers) throws SQLException {
        Sql.of(connection, TELL)
                .longs(wakers, row -> row.key().scopeId())
                .texts(wakers, row -> row.key().key())
                .flags(wakers, row -> row.wakes() == Settlement.Wakes.ALL)
                .set(FEW)
                .update();
    }

    /**
     * Does the next chunk.
     *
     * @return whether there was anything to do
     */
    public static boolean advance(Connection connection, long scopeId, int chunk) throws SQLException {
        List<Open> open = Sql.of(connection, """
                        select parent_key, everybody, after_type, after_key from wake
                        where scope_id = ? order by parent_key limit 1 for update""")
                .set(scopeId)
                .list(row -> new Open(row.getString(1), row.getBoolean(2), row.getString(3), row.getString(4)));
        if (open.isEmpty()) {
            return false;
        }
        Open wake = open.getFirst();
        List<Last> last = Sql.of(connection, CHUNK)
                .set(scopeId)
                .set(wake.parent())
                .set(wake.afterType())
                .set(wake.afterKey())
                .set(chunk)
                .set(wake.everybody())
                .set(scopeId)
                .list(row -> new Last(row.getString(1), row.getString(2)));
        if (last.isEmpty()) {
            Sql.of(connection, "delete from wake where scope_id = ? and parent_key = ?")
                    .set(scopeId)
                    .set(wake.parent())
                    .update();
        } else {
            Sql.of(connection, "update wake set after_type = ?, after_key = ? where scope_id = ? and parent_key = ?")
                    .set(last.getFirst().type())
                    .set(last.getFirst().key())
                    .set(scopeId)
                    .set(wake.parent())
                    .update();
        }
        return true;
    }
}
