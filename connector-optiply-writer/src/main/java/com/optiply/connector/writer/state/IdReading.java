package com.optiply.connector.writer.state;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The reading of one type's ids from Optiply, kept page by page: an account may have more records than a replica has memory, and a lane may rest or move meanwhile.
 *
 * @param run   a reading that was ordered anew has another one; what an older one still stores does no harm
 * @param after where it goes on; empty at its beginning
 */
public record IdReading(long scopeId, ResourceType type, UUID run, Optional<Bookmark> after) {

    private static final int CHUNK = 20_000;

    private static final String FORMER = """
            insert into former_id (account_id, division, type, key, optiply_id, reading)
            select distinct on (f.key) s.account_id, s.division, ?, f.key, f.optiply_id, ?::uuid
            from unnest(?, ?) with ordinality as f(key, optiply_id, place)
            join scope s on s.scope_id = ? and s.account_id is not null
            where not exists (select 1 from resource r
                where r.type = ? and r.scope_id = s.scope_id and r.optiply_id = f.optiply_id)
            order by f.key, f.place
            on conflict (account_id, division, type, key) do update
            set optiply_id = excluded.optiply_id, reading = excluded.reading
            where former_id.reading is distinct from excluded.reading""";

    private static final String PROGRESS = """
            update id_reading set next_offset = ?, last_id = ?, found = found or ?
            where scope_id = ? and type = ? and run = ? and not complete""";

    /** Those that were ordered for a type that had ids before make everything be looked at again. */
    private static final String COMPLETE = """
            with done as (update id_reading set complete = true
                where scope_id = ? and type = ? and run = ? and not complete returning again and found as again)
            select again from done""";

    /** An id by the key it was given for. */
    public record Former(String key, String optiplyId) {}

    /** The reading that is open, or a new one. */
    public static IdReading open(Connection connection, long scopeId, ResourceType type) throws SQLException {
        Sql.of(connection, "insert into id_reading (scope_id, type, again) values (?, ?, false) on conflict do nothing")
                .set(scopeId)
                .set(type.path())
                .update();
        return Sql.of(connection, "select run, next_offset, last_id from id_reading where scope_id = ? and type = ?")
                .set(scopeId)
                .set(type.path())
                .list(row -> new IdReading(scopeId, type, Sql.uuid(row, "run"), bookmark(row)))
                .getFirst();
    }

    private static Optional<Bookmark> bookmark(ResultSet row) throws SQLException {
        String last = row.getString("last_id");
        return last == null ? Optional.empty() : Optional.of(new Bookmark(row.getLong("next_offset"), last));
    }

    /**
     * Removes a part of what the reading before this one left.
     *
     * @return whether something may be left
     */
    public boolean clear(Connection connection) throws SQLException {
        return Sql.of(connection, """
                                delete from nameless_record where ctid = any(array(
                                    select ctid from nameless_record where scope_id = ? and type = ? limit ?))""").set(scopeId).set(type.path()).set(CHUNK).update() == CHUNK;
    }

    /** Keeps a page: those that no resource of the scope has; of several records for one key the oldest. */
    public void keep(Connection connection, List<Former> formers, List<Nameless> nameless, Bookmark next)
            throws SQLException {
        Sql.of(connection, FORMER)
                .set(type.path())
                .set(run)
                .texts(formers, Former::key)
                .texts(formers, Former::optiplyId)
                .set(scopeId)
                .set(type.path())
                .update();
        Nameless.store(connection, scopeId, type, nameless);
        Sql.of(connection, PROGRESS)
                .set(next.offset())
                .set(next.lastId())
                .set(!formers.isEmpty() || !nameless.isEmpty())
                .set(scopeId)
                .set(type.path())
                .set(run)
                .update();
    }

    /** All was read. When that is so of every type, nothing of the readings has to be remembered. */
    public void complete(Connection connection) throws SQLException {
        List<Boolean> done = Sql.of(connection, COMPLETE)
                .set(scopeId)
                .set(type.path())
                .set(run)
                .list(row -> row.getBoolean(1));
        if (done.contains(true)) {
            Remarks.request(connection, scopeId);
        }
        boolean all = FormerIds.known(connection, scopeId).values().stream().allMatch(FormerIds.Known::read);
        if (all) {
            Sql.of(connection, "update scope set map_read = true where scope_id = ?")
                    .set(scopeId)
                    .update();
            Sql.of(connection, "delete from id_reading where scope_id = ?")
                    .set(scopeId)
                    .update();
        }
    }
}
