package com.optiply.connector.writer.state;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** In which trace a resource was marked: between the event and the call lie a database and perhaps another replica, so it cannot be kept in memory. */
public final class Traces {

    private Traces() {}

    /** Notes the trace of each resource; a newer one replaces an older one. What nobody asked for within a day goes. */
    public static void note(Connection connection, Map<ResourceKey, String> parents) throws SQLException {
        Collection<Map.Entry<ResourceKey, String>> entries = List.copyOf(parents.entrySet());
        if (entries.isEmpty()) {
            return;
        }
        Sql.of(connection, "delete from trace where noted_at < now() - interval '1 day'")
                .update();
        Sql.of(connection, """
                        insert into trace (scope_id, type, key, parent)
                        select * from unnest(?, ?, ?, ?) as t(scope_id, type, key, parent) order by scope_id, type, key
                        on conflict (scope_id, type, key) do update set parent = excluded.parent, noted_at = now()""")
                .longs(entries, entry -> entry.getKey().scopeId())
                .texts(entries, entry -> entry.getKey().type().path())
                .texts(entries, entry -> entry.getKey().key())
                .texts(entries, Map.Entry::getValue)
                .update();
    }

    /** The trace a resource was marked in; asked once. */
    public static Optional<String> take(Connection connection, ResourceKey resource) throws SQLException {
        return Sql.of(connection, "delete from trace where scope_id = ? and type = ? and key = ? returning parent")
                .set(resource.scopeId())
                .set(resource.type().path())
                .set(resource.key())
                .list(row -> row.getString("parent"))
                .stream()
                .findFirst();
    }
}
