package com.optiply.connector.writer.state;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A product that was removed in Optiply is made again and has another id then. The orders and compositions that name the old id are looked at again. Lines are not indexed
 * by item: those of a scope are walked in the order of their orders, a chunk at a time, for many products together.
 */
public final class Revisits {

    private static final List<String> LINES =
            List.of(SourceKind.SALES_ORDER_LINE.word(), SourceKind.SALES_INVOICE_LINE.word());
    private static final UUID FIRST = new UUID(0, 0);
    private static final UUID LAST = new UUID(-1, -1);

    /** Products of one walk. */
    private static final int TOGETHER = 1_000;

    /** The order up to which a chunk reaches; an order is never divided. */
    static final String BOUND = """
            select parent_id from source_row where kind = '%s' and scope_id = ? and parent_id > ?
            order by parent_id offset ? limit 1""";

    static final String ORDERS = """
            with child as (select distinct parent_id::text collate "C" as key from source_row
                where kind = '%s' and scope_id = ? and parent_id > ? and parent_id <= ? and not deleted
                  and item_id in (select item_id from revisit where scope_id = ? and walking))
            update resource r set wanted = r.wanted + 1,
                marked_at = case when r.due then r.marked_at else now() end
            from child where r.type = 'sellOrders' and r.scope_id = ? and r.key = child.key and r.optiply_id is not null""";

    private static final String COMPOSITIONS = """
            with chunk as (select key from resource where type = 'productCompositions' and scope_id = ? and key > ?
                order by key limit ?),
            marked as (update resource r set wanted = r.wanted + 1,
                    marked_at = case when r.due then r.marked_at else now() end
                from chunk where r.type = 'productCompositions' and r.scope_id = ? and r.key = chunk.key
                    and r.optiply_id is not null and exists (select 1 from revisit v where v.scope_id = r.scope_id
                        and v.walking and v.item_id::text in (split_part(r.key, '/', 1), split_part(r.key, '/', 2))))
            select max(key) from chunk""";

    private record Walk(int step, String after) {}

    private Revisits() {}

    /** Whoever is removed once more while a walk looks for it has the next walk, too. */
    static void request(Connection connection, List<Settlement> gone) throws SQLException {
        Sql.of(connection, """
                        insert into revisit (scope_id, item_id) select scope_id, key::uuid from unnest(?, ?) as p(scope_id, key)
                        order by 1, 2 on conflict (scope_id, item_id) do update set walking = false""")
                .longs(gone, row -> row.key().scopeId())
                .texts(gone, row -> row.key().key())
                .update();
    }

    /**
     * Does the next chunk.
     *
     * @param chunk lines, or compositions, that are looked at
     * @return whether there was anything to do
     */
    public static boolean advance(Connection connection, long scopeId, int chunk) throws SQLException {
        Optional<Walk> walk = Sql.of(
                        connection, "select step, after_key from revisit_walk where scope_id = ? for update")
                .set(scopeId)
                .list(row -> new Walk(row.getInt(1), row.getString(2)))
                .stream()
                .findFirst();
        if (walk.isEmpty()) {
            return begin(connection, scopeId);
        }
        if (walk.get().step() > LINES.size()) {
            end(connection, scopeId);
            return true;
        }
        Optional<String> reached = walk.get().step() < LINES.size()
                ? orders(connection, scopeId, walk.get(), chunk)
                : compositions(connection, scopeId, walk.get(), chunk);
        Sql.of(connection, "update revisit_walk set step = ?, after_key = ? where scope_id = ?")
                .set(reached.isPresent() ? walk.get().step() : walk.get().step() + 1)
                .set(reached.orElse(""))
                .set(scopeId)
                .update();
        return true;
    }

    private static boolean begin(Connection connection, long scopeId) throws SQLException {
        int products =
                Sql.of(connection, """
                        update revisit set walking = true where scope_id = ? and item_id in (
                            select item_id from revisit where scope_id = ? order by item_id limit ?)""").set(scopeId).set(scopeId).set(TOGETHER).update();
        return products > 0
                && Sql.of(connection, "insert into revisit_walk (scope_id) values (?)")
                                .set(scopeId)
                                .update()
                        > 0;
    }

    private static void end(Connection connection, long scopeId) throws SQLException {
        Sql.of(connection, "delete from revisit where scope_id = ? and walking")
                .set(scopeId)
                .update();
        Sql.of(connection, "delete from revisit_walk where scope_id = ?")
                .set(scopeId)
                .update();
    }

    /** @return up to where it came; empty at the end */
    private static Optional<String> orders(Connection connection, long scopeId, Walk walk, int chunk)
            throws SQLException {
        String kind = LINES.get(walk.step());
        UUID after = walk.after().isEmpty() ? FIRST : UUID.fromString(walk.after());
        Optional<UUID> bound = Sql.of(connection, BOUND.formatted(kind))
                .set(scopeId)
                .set(after)
                .set(chunk)
                .list(row -> Sql.uuid(row, "parent_id"))
                .stream()
                .findFirst();
        Sql.of(connection, ORDERS.formatted(kind))
                .set(scopeId)
                .set(after)
                .set(bound.orElse(LAST))
                .set(scopeId)
                .set(scopeId)
                .update();
        return bound.map(UUID::toString);
    }

    private static Optional<String> compositions(Connection connection, long scopeId, Walk walk, int chunk)
            throws SQLException {
        return Optional.ofNullable(Sql.of(connection, COMPOSITIONS)
                .set(scopeId)
                .set(walk.after())
                .set(chunk)
                .set(scopeId)
                .list(row -> row.getString(1))
                .getFirst());
    }
}
