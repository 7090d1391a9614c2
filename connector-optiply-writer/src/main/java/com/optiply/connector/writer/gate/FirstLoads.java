package com.optiply.connector.writer.gate;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.optiply.connector.model.json.EventJson;
import com.optiply.connector.model.progress.PollCursor;
import com.optiply.connector.writer.state.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/** What the poller's cursors say about first loads, and whether their last record has been consumed. */
public final class FirstLoads {

    /**
     * A mark is the offset of the last record of the first load. It is consumed when the next offset of its partition is beyond it; the transaction markers that
     * follow it are never consumed, and never waited for.
     */
    private static final String PASS = """
            update first_load f set passed = true where f.scope_id = ? and not f.passed and f.complete and not exists (
                select 1 from json_each_text(f.marks) m
                left join consumed c on c.topic = ? || m.key and c.partition = f.partition
                where m.value::bigint >= coalesce(c.next_offset, 0)) returning f.stream""";

    private FirstLoads() {}

    /** Keeps what a cursor says; a first load that has been passed once stays passed. */
    public static void store(Connection connection, long scopeId, PollCursor cursor, int partition)
            throws SQLException {
        Sql.of(connection, """
                        insert into first_load (scope_id, stream, complete, partition, marks) values (?, ?, ?, ?, ?::json)
                        on conflict (scope_id, stream) do update
                        set complete = excluded.complete, partition = excluded.partition, marks = excluded.marks
                        where not first_load.passed""")
                .set(scopeId)
                .set(cursor.stream())
                .set(cursor.firstLoadComplete())
                .set(partition)
                .set(new String(EventJson.write(cursor.firstLoadOffsets()), UTF_8))
                .update();
    }

    /**
     * Remembers which have been consumed.
     *
     * @param prefix in front of every topic's name
     * @return names of the streams of the scope of which this is new
     */
    static Set<String> pass(Connection connection, long scopeId, String prefix) throws SQLException {
        return new HashSet<>(Sql.of(connection, PASS).set(scopeId).set(prefix).list(row -> row.getString(1)));
    }

    /** @return names of the streams of the scope whose first load has been consumed, as far as that was noticed */
    static Set<String> passed(Connection connection, long scopeId) throws SQLException {
        return new HashSet<>(Sql.of(connection, "select stream from first_load where scope_id = ? and passed")
                .set(scopeId)
                .list(row -> row.getString(1)));
    }
}
