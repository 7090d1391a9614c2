package com.optiply.connector.writer.state;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;

/** Ids that Optiply has for our keys although no resource has them now: of a tenant that left, of an earlier connection, of a lost table. */
public final class FormerIds {

    private static final String KNOWN = """
            select t.type,
                exists (select 1 from id_reading d where d.scope_id = s.scope_id and d.type = t.type and d.complete)
                    or s.map_read and not exists (
                        select 1 from id_reading d where d.scope_id = s.scope_id and d.type = t.type),
                exists (select 1 from resource r
                    where r.type = t.type and r.scope_id = s.scope_id and r.optiply_id is not null),
                exists (select 1 from resource r where r.type = t.type and r.scope_id = s.scope_id)
            from scope s cross join (values ('products'), ('sellOrders')) t(type) where s.scope_id = ?""";

    /**
     * Of the ids of a type. Compositions are not among them: their pair is unique, so that they need not be read.
     *
     * @param read whether they have been read from Optiply, or come from our own calls
     * @param any  whether a resource has one
     * @param rows whether there are resources at all
     */
    public record Known(boolean read, boolean any, boolean rows) {}

    private record Row(ResourceType type, Known known) {}

    private FormerIds() {}

    /** What is known of a scope's ids, by type. One question: it is asked in every round of a lane. */
    public static Map<ResourceType, Known> known(Connection connection, long scopeId) throws SQLException {
        Map<ResourceType, Known> known = new EnumMap<>(ResourceType.class);
        Sql.of(connection, KNOWN)
                .set(scopeId)
                .list(row -> new Row(
                        ResourceType.ofPath(row.getString(1)).orElseThrow(),
                        new Known(row.getBoolean(2), row.getBoolean(3), row.getBoolean(4))))
                .forEach(row -> known.put(row.type(), row.known()));
        return known;
    }

    /** The ids are read from Optiply before anything else is created; everything is looked at again then. */
    public static void readAgain(Connection connection, long scopeId) throws SQLException {
        Sql.of(connection, "update scope set map_read = false where scope_id = ?")
                .set(scopeId)
                .update();
        Sql.of(connection, "delete from id_reading where scope_id = ?")
                .set(scopeId)
                .update();
        Remarks.request(connection, scopeId);
    }

    /** The ids of one type are read before another one of it is created; if something is found, everything is looked at again then. */
    public static void readAgain(Connection connection, long scopeId, ResourceType type) throws SQLException {
        Sql.of(connection, """
                        insert into id_reading (scope_id, type, again) values (?, ?, true)
                        on conflict (scope_id, type) do update set run = excluded.run, again = true, found = false,
                            next_offset = 0, last_id = null, complete = false""").set(scopeId).set(type.path()).update();
    }
}
