package com.optiply.connector.writer.state;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;

/**
 * A record of Optiply that carries no remote id: it may be one of ours, made while the account refused remote ids.
 *
 * @param mark what it is recognised by
 */
public record Nameless(String optiplyId, String mark) {

    /** Records that another resource of the account has by now are nobody else's. */
    private static final String CANDIDATES = """
            select n.optiply_id, n.ours from nameless_record n
            where n.scope_id = ? and n.type = ? and n.mark = ? and (n.taken_by is null or n.taken_by = ?)
              and not exists (select 1 from scope mine join scope other on other.account_id = mine.account_id
                join resource r on r.scope_id = other.scope_id and r.type = ? and r.optiply_id = n.optiply_id
                where mine.scope_id = n.scope_id)
            order by length(n.optiply_id), n.optiply_id""";

    /** All tenants that write to the account: two divisions may sell the same articles. */
    private static final String COUNT = """
            update nameless_record n set ours = c.number from (
                select i.content ->> 'code' as code, count(*) as number
                from scope mine join scope s on s.account_id = mine.account_id and s.state <> 'ended'
                join source_row i on i.scope_id = s.scope_id and i.kind = 'item' and not i.deleted
                where mine.scope_id = ? group by 1) c
            where n.scope_id = ? and n.type = 'products' and n.mark = c.code and n.ours is null""";

    /**
     * One that a resource may be.
     *
     * @param ours how many items of Exact it could be; empty before {@link #count}
     */
    public record Candidate(String optiplyId, OptionalLong ours) {}

    static void store(Connection connection, long scopeId, ResourceType type, List<Nameless> all) throws SQLException {
        Sql.of(connection, """
                        insert into nameless_record (scope_id, type, optiply_id, mark)
                        select ?, ?, n.optiply_id, n.mark from unnest(?, ?) as n(optiply_id, mark)
                        on conflict do nothing""")
                .set(scopeId)
                .set(type.path())
                .texts(all, Nameless::optiplyId)
                .texts(all, Nameless::mark)
                .update();
    }

    static void forget(Connection connection, List<Settlement> gone) throws SQLException {
        Sql.of(connection, """
                        delete from nameless_record n using unnest(?, ?, ?) as g(scope_id, type, optiply_id)
                        where n.scope_id = g.scope_id and n.type = g.type and n.optiply_id = g.optiply_id""")
                .longs(gone, row -> row.key().scopeId())
                .texts(gone, row -> row.key().type().path())
                .texts(gone, row -> row.basis().optiplyId().orElseThrow())
                .update();
    }

    /** Those with this mark that nobody else has, oldest first. */
    public static List<Candidate> candidates(Connection connection, ResourceKey key, String mark) throws SQLException {
        return Sql.of(connection, CANDIDATES)
                .set(key.scopeId())
                .set(key.type().path())
                .set(mark)
                .set(key.key())
                .set(key.type().path())
                .list(row -> {
                    long number = row.getLong(2);
                    OptionalLong ours = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
                    return new Candidate(row.getString(1), ours);
                });
    }

    /** Counts for all products of the scope how many items have their code: one look at the account's items. */
    public static void count(Connection connection, long scopeId) throws SQLException {
        Sql.of(connection, COUNT).set(scopeId).set(scopeId).update();
    }

    /** @return whether it is the resource's now, and not another one's */
    public static boolean take(Connection connection, ResourceKey key, String optiplyId) throws SQLException {
        return Sql.of(connection, """
                                update nameless_record set taken_by = ? where scope_id = ? and type = ? and optiply_id = ?
                                  and (taken_by is null or taken_by = ?)""")
                        .set(key.key())
                        .set(key.scopeId())
                        .set(key.type().path())
                        .set(optiplyId)
                        .set(key.key())
                        .update()
                > 0;
    }
}
