package com.optiply.connector.writer.state;

import com.optiply.connector.writer.mapping.CompositionKey;
import com.optiply.connector.writer.state.Settlement.Failure;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Questions about resources, and what is written about many of them at once. */
@ApplicationScoped
public class Resources {

    private final Database database;

    Resources(Database database) {
        this.database = database;
    }

    /** Whether a resource has this id of Optiply, of this scope or of another tenant that writes to the same account. */
    public boolean isMapped(long scopeId, ResourceType type, String optiplyId) throws SQLException {
        return database.snapshot(connection -> Sql.of(connection, """
                                select exists (select 1 from scope mine
                                    join scope other on other.scope_id = mine.scope_id or other.account_id = mine.account_id
                                    join resource r on r.scope_id = other.scope_id and r.type = ? and r.optiply_id = ?
                                    where mine.scope_id = ?)""")
                .set(type.path())
                .set(optiplyId)
                .set(scopeId)
                .list(row -> row.getBoolean(1))
                .getFirst());
    }

    /** Whether another record of the same content was given up although the outcome of its POST is not known. */
    public boolean isGivenUp(ResourceKey key, String print) throws SQLException {
        return database.snapshot(connection -> Sql.of(connection, """
                                select exists (select 1 from resource where type = ? and scope_id = ?
                                    and intent_print = ? and key <> ? and state = 'failed')""")
                .set(key.type().path())
                .set(key.scopeId())
                .set(print)
                .set(key.key())
                .list(row -> row.getBoolean(1))
                .getFirst());
    }

    /** See {@link Accounts#distrust}. */
    public void distrust(long scopeId, List<Long> productIds) throws SQLException {
        database.write(connection -> {
            Accounts.distrust(connection, scopeId, productIds);
            return null;
        });
    }

    /** See {@link Accounts#remoteIdRefused}. */
    public void remoteIdRefused(long account, ResourceType type) throws SQLException {
        database.write(connection -> {
            Accounts.remoteIdRefused(connection, account, type);
            return null;
        });
    }

    /**
     * Notes a trouble at a record that is in Optiply, without taking it out of step.
     *
     * @return whether there is such a record, and it was not noted before
     */
    public boolean note(ResourceKey key, Failure failure) throws SQLException {
        return database.write(connection -> Sql.of(connection, """
                                update resource set cause = ?, message = ?, remedy = ?
                                where type = ? and scope_id = ? and key = ? and optiply_id is not null
                                  and cause is distinct from ?""")
                        .set(failure.cause())
                        .set(failure.message())
                        .set(failure.remedy())
                        .set(key.type().path())
                        .set(key.scopeId())
                        .set(key.key())
                        .set(failure.cause())
                        .update())
                > 0;
    }

    /** Whether a call about it was begun whose answer is not recorded. */
    public boolean isBeingCalled(ResourceKey key) throws SQLException {
        return database.snapshot(connection -> Sql.of(connection, """
                                select exists (select 1 from resource
                                where type = ? and scope_id = ? and key = ? and state = 'calling')""")
                .set(key.type().path())
                .set(key.scopeId())
                .set(key.key())
                .list(row -> row.getBoolean(1))
                .getFirst());
    }

    /** The composition of the same two products the other way round. */
    public static ResourceKey reversed(ResourceKey composition) {
        CompositionKey key = CompositionKey.parse(composition.key());
        return new ResourceKey(
                composition.scopeId(), composition.type(), new CompositionKey(key.part(), key.composed()).toString());
    }

    /** Has a resource looked at again, now; nothing when there is none. */
    public void lookAgain(ResourceKey key) throws SQLException {
        database.write(connection -> Sql.of(connection, """
                        update resource set wanted = wanted + 1, marked_at = case when due then marked_at else now() end,
                            not_before = case when intent is null then now() else not_before end
                        where type = ? and scope_id = ? and key = ?""")
                .set(key.type().path())
                .set(key.scopeId())
                .set(key.key())
                .update());
    }

    /** How many of one type have an id of Optiply. */
    public static long known(Connection connection, long scopeId, ResourceType type) throws SQLException {
        return Sql.of(
                        connection,
                        "select count(*) from resource where type = ? and scope_id = ? and optiply_id is not null")
                .set(type.path())
                .set(scopeId)
                .list(row -> row.getLong(1))
                .getFirst();
    }

    /** Those of one type that have these ids of Optiply, by the id. */
    public static Map<String, Resource> byOptiplyId(
            Connection connection, long scopeId, ResourceType type, Collection<String> ids) throws SQLException {
        Map<String, Resource> byId = new HashMap<>();
        Sql.of(connection, "select " + Resource.COLUMNS + " " + """
                         from resource where type = ? and scope_id = ? and optiply_id = any(?)""")
                .set(type.path())
                .set(scopeId)
                .texts(ids, id -> id)
                .list(Resource::read)
                .forEach(resource -> byId.put(resource.optiplyId().orElseThrow(), resource));
        return byId;
    }

    /** Resources of one type in the order of their keys, those after this key. */
    public static List<Resource> after(Connection connection, long scopeId, ResourceType type, String key, int limit)
            throws SQLException {
        return Sql.of(connection, "select " + Resource.COLUMNS + " " + """
                         from resource where type = ? and scope_id = ? and key > ? order by key limit ?""")
                .set(type.path())
                .set(scopeId)
                .set(key)
                .set(limit)
                .list(Resource::read);
    }

    /**
     * Resources of one type that may be looked at now, longest waiting first.
     *
     * @param vendorNow decides what is due by the clock alone
     */
    public static List<Resource> due(
            Connection connection, long scopeId, ResourceType type, Instant vendorNow, int limit) throws SQLException {
        return Sql.of(connection, "select " + Resource.COLUMNS + " " + """
                         from (
                            (select * from resource where type = ? and scope_id = ? and due and not_before <= now()
                                order by not_before, key limit ?)
                            union all
                            (select * from resource where type = ? and scope_id = ? and not due and due_at <= ?
                                and not_before <= now() order by due_at limit ?)) candidate""")
                .set(type.path())
                .set(scopeId)
                .set(limit)
                .set(type.path())
                .set(scopeId)
                .set(vendorNow)
                .set(limit)
                .list(Resource::read);
    }
}
