package com.optiply.connector.writer.state;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;

/** Which Optiply account a scope's resources live in. Ids mean nothing outside their account. */
public final class Accounts {

    private Accounts() {}

    /**
     * Notes the account that connector-auth named. Another one than before: the old ids are put aside, everything is new there.
     *
     * @return whether ids are put aside under this account that resources of this scope may have had before
     */
    public static boolean arrive(Connection connection, long scopeId, long account, long coupling) throws SQLException {
        Scope scope = Scopes.find(connection, scopeId).orElseThrow();
        if (scope.account().isPresent() && scope.account().getAsLong() != account) {
            putAside(connection, scopeId);
            FormerIds.readAgain(connection, scopeId);
        }
        Sql.of(connection, """
                        update scope set account_id = ?, coupling_id = ?
                        where scope_id = ? and (account_id, coupling_id) is distinct from (?, ?)""")
                .set(account)
                .set(coupling)
                .set(scopeId)
                .set(account)
                .set(coupling)
                .update();
        return Sql.of(connection, "select exists (select 1 from former_id where account_id = ? and division = ?)")
                .set(account)
                .set(scope.name().division())
                .list(row -> row.getBoolean(1))
                .getFirst();
    }

    /**
     * Whether another scope still has records of the same division in the same account. Writing beside it would make every record twice: it has to be wound up
     * first.
     */
    public static boolean isTaken(Connection connection, long scopeId, long account) throws SQLException {
        return Sql.of(connection, """
                        select exists (select 1 from scope mine join scope other
                            on other.division = mine.division and other.scope_id <> mine.scope_id
                            where mine.scope_id = ? and other.account_id = ? and exists (
                                select 1 from resource r where r.scope_id = other.scope_id and r.optiply_id is not null))""")
                .set(scopeId)
                .set(account)
                .list(row -> row.getBoolean(1))
                .getFirst();
    }

    /** Gives resources the ids they had when the same division last wrote to the same account; what Optiply holds is then sent whole. */
    public static void takeUp(Connection connection, long scopeId, ResourceType type, Collection<String> keys)
            throws SQLException {
        Sql.of(connection, """
                        with former as (delete from former_id f using scope s
                            where s.scope_id = ? and f.account_id = s.account_id and f.division = s.division
                              and f.type = ? and f.key = any(?)
                            returning f.key, f.optiply_id)
                        update resource r set optiply_id = former.optiply_id, verify = true from former
                        where r.type = ? and r.scope_id = ? and r.key = former.key and r.optiply_id is null
                          and r.intent is null""")
                .set(scopeId)
                .set(type.path())
                .texts(keys, key -> key)
                .set(type.path())
                .set(scopeId)
                .update();
    }

    /** Products with these ids may be gone from Optiply: each is sent whole, and created again when it is gone. */
    public static void distrust(Connection connection, long scopeId, Collection<Long> productIds) throws SQLException {
        Sql.of(connection, """
                        update resource set verify = true, wanted = wanted + 1,
                            marked_at = case when due then marked_at else now() end
                        where type = 'products' and scope_id = ? and optiply_id = any(?)""")
                .set(scopeId)
                .texts(productIds, id -> Long.toString(id))
                .update();
    }

    /** Remembers that an account refuses remoteId on records of this type. */
    public static void remoteIdRefused(Connection connection, long account, ResourceType type) throws SQLException {
        Sql.of(connection, """
                        insert into account_trait (account_id, remote_id_refused) values (?, array[?])
                        on conflict (account_id) do update
                        set remote_id_refused = array_append(account_trait.remote_id_refused, ?)
                        where not ? = any(account_trait.remote_id_refused)""")
                .set(account)
                .set(type.path())
                .set(type.path())
                .set(type.path())
                .update();
    }

    private static void putAside(Connection connection, long scopeId) throws SQLException {
        Sql.of(connection, """
                        insert into former_id (account_id, division, type, key, optiply_id)
                        select s.account_id, s.division, r.type, r.key, r.optiply_id from resource r join scope s using (scope_id)
                        where r.scope_id = ? and r.optiply_id is not null
                        on conflict (account_id, division, type, key) do update set optiply_id = excluded.optiply_id""").set(scopeId).update();
        Sql.of(connection, """
                        update resource set optiply_id = null, acknowledged = null, intent = null, intent_print = null,
                            wanted = wanted + 1, not_before = '-infinity' where scope_id = ?""").set(scopeId).update();
    }
}
