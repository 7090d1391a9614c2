package com.optiply.connector.writer.state;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Ids that Optiply has for our keys although no resource has them now: of a tenant that left, of an earlier connection, of a lost table. */
public final class FormerIds {

    /** An id by the key it was given for. */
    public record Former(ResourceType type, String key, String optiplyId) {}

    /**
     * Of the ids of a scope.
     *
     * @param read whether they have been read from Optiply, or come from our own calls
     * @param any  whether a resource has one
     */
    public record Known(boolean read, boolean any) {}

    private FormerIds() {}

    /** Keeps those that no resource of the scope has; of several records for one key the oldest. Whether the map is complete then is remembered. */
    public static void store(Connection connection, long scopeId, List<Former> all) throws SQLException {
        Sql.of(connection, """
                        insert into former_id (account_id, division, type, key, optiply_id)
                        select distinct on (f.type, f.key) s.account_id, s.division, f.type, f.key, f.optiply_id
                        from unnest(?, ?, ?) with ordinality as f(type, key, optiply_id, place)
                        join scope s on s.scope_id = ? and s.account_id is not null
                        where not exists (select 1 from resource r
                            where r.type = f.type and r.scope_id = s.scope_id and r.optiply_id = f.optiply_id)
                        order by f.type, f.key, f.place
                        on conflict (account_id, division, type, key) do update set optiply_id = excluded.optiply_id""")
                .texts(all, former -> former.type().path())
                .texts(all, Former::key)
                .texts(all, Former::optiplyId)
                .set(scopeId)
                .update();
        Sql.of(connection, "update scope set map_read = true where scope_id = ?")
                .set(scopeId)
                .update();
    }

    /** What is known of a scope's ids. One question for all types: it is asked in every round of a lane. */
    public static Known known(Connection connection, long scopeId) throws SQLException {
        return Sql.of(connection, """
                        select map_read, exists (select 1 from resource where scope_id = s.scope_id and optiply_id is not null)
                        from scope s where scope_id = ?""")
                .set(scopeId)
                .list(row -> new Known(row.getBoolean(1), row.getBoolean(2)))
                .getFirst();
    }

    /** The ids are read from Optiply before anything else is created; everything is looked at again then. */
    public static void readAgain(Connection connection, long scopeId) throws SQLException {
        Sql.of(connection, "update scope set map_read = false where scope_id = ?")
                .set(scopeId)
                .update();
        Remarks.request(connection, scopeId);
    }
}
