package com.optiply.connector.writer.state;

import com.optiply.connector.writer.mapping.OrderLine;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What one comparison has read of Optiply so far, kept in the database so that it needs memory for a page only.
 *
 * @param run this comparison and no other
 */
public record ReadSoFar(UUID run) {

    private static final int CHUNK = 20_000;

    /** A line of an order as Optiply shows it. */
    public record Line(String orderId, String lineId, OrderLine line) {}

    /** A record of ours that was not seen. */
    public record Missing(String key, String optiplyId) {}

    private record Found(String orderId, OrderLine line) {}

    /** Begins. */
    public static ReadSoFar begin(Connection connection) throws SQLException {
        ReadSoFar read = new ReadSoFar(UUID.randomUUID());
        Sql.of(connection, "insert into comparison (run) values (?)")
                .set(read.run)
                .update();
        return read;
    }

    /** Those that nobody ended: no comparison takes a week. */
    public static List<ReadSoFar> abandoned(Connection connection) throws SQLException {
        return Sql.of(connection, "select run from comparison where begun_at < now() - interval '7 days'")
                .list(row -> new ReadSoFar(row.getObject(1, UUID.class)));
    }

    /**
     * Forgets a part of what was read, and the comparison when nothing of it is left.
     *
     * @return whether something is left
     */
    public boolean forget(Connection connection) throws SQLException {
        for (String table : List.of("compared_line", "compared_record")) {
            int gone =
                    Sql.of(connection, """
                            delete from %1$s where ctid = any(array(select ctid from %1$s where run = ? limit ?))""".formatted(table)).set(run).set(CHUNK).update();
            if (gone > 0) {
                return true;
            }
        }
        Sql.of(connection, "delete from comparison where run = ?").set(run).update();
        return false;
    }

    /** Keeps lines until their orders are read. */
    public void keep(Connection connection, Collection<Line> lines) throws SQLException {
        Sql.of(connection, """
                        insert into compared_line (run, order_id, line_id, product_id, quantity, subtotal)
                        select ?, l.order_id, l.line_id, l.product_id, l.quantity, l.subtotal::numeric
                        from unnest(?, ?, ?, ?, ?) as l(order_id, line_id, product_id, quantity, subtotal)
                        on conflict do nothing""")
                .set(run)
                .texts(lines, Line::orderId)
                .texts(lines, Line::lineId)
                .longs(lines, one -> one.line().productId())
                .longs(lines, one -> one.line().quantity())
                .texts(lines, one -> one.line().subtotalValue().toPlainString())
                .update();
    }

    /** @return lines that were kept, by order; orders without any are not in the map */
    public Map<String, List<OrderLine>> linesOf(Connection connection, Collection<String> orders) throws SQLException {
        Map<String, List<OrderLine>> lines = new HashMap<>();
        Sql.of(connection, """
                        select order_id, product_id, quantity, subtotal from compared_line
                        where run = ? and order_id = any(?)""")
                .set(run)
                .texts(orders, id -> id)
                .list(row -> new Found(
                        row.getString(1), new OrderLine(row.getLong(2), row.getLong(3), row.getBigDecimal(4))))
                .forEach(found -> lines.computeIfAbsent(found.orderId(), id -> new ArrayList<>())
                        .add(found.line()));
        return lines;
    }

    /** @return those of the ids that were not seen before: pages may repeat records */
    public Set<String> see(Connection connection, Collection<String> ids) throws SQLException {
        return new HashSet<>(
                Sql.of(connection, """
                        insert into compared_record (run, optiply_id) select distinct ?::uuid, id from unnest(?) as r(id)
                        on conflict do nothing returning optiply_id""").set(run).texts(ids, id -> id).list(row -> row.getString(1)));
    }

    /** How many were seen. */
    public long seen(Connection connection) throws SQLException {
        return Sql.of(connection, "select count(*) from compared_record where run = ?")
                .set(run)
                .list(row -> row.getLong(1))
                .getFirst();
    }

    /** Records of ours that were not seen, without those that were written since the comparison began: the listing may have been past them. */
    public List<Missing> missing(Connection connection, long scopeId, ResourceType type, int limit)
            throws SQLException {
        return Sql.of(connection, """
                        select r.key, r.optiply_id from resource r join comparison c on c.run = ?
                        where r.type = ? and r.scope_id = ? and r.optiply_id is not null and r.changed_at < c.begun_at
                          and not exists (select 1 from compared_record s where s.run = c.run and s.optiply_id = r.optiply_id)
                        order by r.key limit ?""")
                .set(run)
                .set(type.path())
                .set(scopeId)
                .set(limit)
                .list(row -> new Missing(row.getString(1), row.getString(2)));
    }
}
