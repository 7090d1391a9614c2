package com.optiply.connector.writer.state;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jboss.logging.Logger;

/** Removes the rows of tenants that left, a chunk at a time; Optiply's ids are kept by account in case they come back. */
@ApplicationScoped
public class Departures {

    private static final Logger LOG = Logger.getLogger(Departures.class);
    private static final int CHUNK = 5_000;

    private final Database database;

    Departures(Database database) {
        this.database = database;
    }

    @Scheduled(every = "2s", concurrentExecution = ConcurrentExecution.SKIP)
    void work() {
        try {
            while (database.write(Departures::chunk)) {
                LOG.debug("removed a chunk of rows of a tenant that left");
            }
        } catch (SQLException e) {
            LOG.warnf("rows of tenants that left stay for now: %s", e.getMessage());
        }
    }

    private static boolean chunk(Connection connection) throws SQLException {
        List<Long> ended = Sql.of(connection, """
                        select s.scope_id from scope s where s.state = 'ended'
                          and not exists (select 1 from lane l where l.scope_id = s.scope_id and l.lease_until > now()) and (
                            exists (select 1 from resource r where r.scope_id = s.scope_id)
                            or exists (select 1 from source_row x where x.scope_id = s.scope_id)
                            or exists (select 1 from lane l where l.scope_id = s.scope_id))
                        limit 1 for update of s skip locked""").list(row -> row.getLong(1));
        if (ended.isEmpty()) {
            return false;
        }
        long scope = ended.getFirst();
        int removed = resources(connection, scope)
                + SourceRows.remove(connection, scope, CHUNK)
                + nameless(connection, scope);
        if (removed == 0) {
            for (String table :
                    List.of("watch", "first_load", "remark", "revisit", "revisit_walk", "wake", "id_reading", "lane")) {
                Sql.of(connection, "delete from " + table + " where scope_id = ?")
                        .set(scope)
                        .update();
            }
        }
        return true;
    }

    private static int nameless(Connection connection, long scope) throws SQLException {
        return Sql.of(connection, """
                        delete from nameless_record where ctid = any(array(
                            select ctid from nameless_record where scope_id = ? limit ?))""").set(scope).set(CHUNK).update();
    }

    private static int resources(Connection connection, long scope) throws SQLException {
        return Sql.of(connection, """
                        with chunk as (select type, key from resource where scope_id = ? limit ?),
                        gone as (delete from resource r using chunk
                            where r.scope_id = ? and r.type = chunk.type and r.key = chunk.key
                            returning r.type, r.key, r.optiply_id),
                        kept as (insert into former_id (account_id, division, type, key, optiply_id)
                            select s.account_id, s.division, gone.type, gone.key, gone.optiply_id from gone
                            join scope s on s.scope_id = ? and s.account_id is not null
                            where gone.optiply_id is not null
                            on conflict (account_id, division, type, key) do update set optiply_id = excluded.optiply_id)
                        select count(*) from gone""")
                .set(scope)
                .set(CHUNK)
                .set(scope)
                .set(scope)
                .list(row -> row.getInt(1))
                .getFirst();
    }
}
