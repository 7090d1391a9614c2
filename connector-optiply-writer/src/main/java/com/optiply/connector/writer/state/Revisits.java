package com.optiply.connector.writer.state;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * A product that was removed in Optiply is made again and has another id then. The orders and compositions that name the old id are looked at again; those of many
 * products together, because lines are not indexed by item.
 */
public final class Revisits {

    private static final String MARK = """
            with gone as (delete from revisit where scope_id = ? returning item_id),
            children as (
                select 'sellOrders' as type, l.parent_id::text collate "C" as key from source_row l join gone using (item_id)
                where l.kind in ('sales-order-line', 'sales-invoice-line') and l.scope_id = ? and not l.deleted
                union
                select r.type, r.key from resource r join gone
                    on gone.item_id::text in (split_part(r.key, '/', 1), split_part(r.key, '/', 2))
                where r.type = 'productCompositions' and r.scope_id = ?)
            update resource r set wanted = r.wanted + 1,
                marked_at = case when r.due then r.marked_at else now() end
            from children where r.type = children.type and r.scope_id = ? and r.key = children.key
                and r.optiply_id is not null""";

    private Revisits() {}

    static void request(Connection connection, List<Settlement> gone) throws SQLException {
        Sql.of(connection, """
                        insert into revisit (scope_id, item_id) select scope_id, key::uuid from unnest(?, ?) as p(scope_id, key)
                        order by 1, 2 on conflict do nothing""")
                .longs(gone, row -> row.key().scopeId())
                .texts(gone, row -> row.key().key())
                .update();
    }

    /** @return how many resources are to be looked at again */
    public static int work(Connection connection, long scopeId) throws SQLException {
        boolean open = Sql.of(connection, "select exists (select 1 from revisit where scope_id = ?)")
                .set(scopeId)
                .list(row -> row.getBoolean(1))
                .getFirst();
        return open
                ? Sql.of(connection, MARK)
                        .set(scopeId)
                        .set(scopeId)
                        .set(scopeId)
                        .set(scopeId)
                        .update()
                : 0;
    }
}
