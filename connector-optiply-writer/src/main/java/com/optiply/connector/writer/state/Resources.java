package com.optiply.connector.writer.state;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Questions about resources, and what is written about many of them at once. */
@ApplicationScoped
public class Resources {

    private final Database database;

    Resources(Database database) {
        this.database = database;
    }

    /** Whether a resource has this id of Optiply. */
    public boolean isMapped(long scopeId, ResourceType type, String optiplyId) throws SQLException {
        return database.snapshot(connection -> Sql.of(
                        connection,
                        "select exists (select 1 from resource where type = ? and scope_id = ? and optiply_id = ?)")
                .set(type.path())
                .set(scopeId)
                .set(optiplyId)
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

    /** See {@link Scopes#remoteIdRefused}. */
    public void remoteIdRefused(long scopeId) throws SQLException {
        database.write(connection -> {
            Scopes.remoteIdRefused(connection, scopeId);
            return null;
        });
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
