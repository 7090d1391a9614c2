package com.optiply.connector.writer.lane;

import com.optiply.connector.writer.pacing.Pacer.Finding;
import com.optiply.connector.writer.pacing.Pacer.Others;
import com.optiply.connector.writer.state.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;

/** What the replicas tell each other about the pace of accounts, on the database's clock. */
final class PaceTable {

    private static final Duration MEMBER_GONE = Duration.ofSeconds(15);

    private static final String TELL = """
            insert into account_pace (account_id, member_id, rate, cut_at, pause_until, seen_at)
            select account_id, ?, rate, now() - cut * interval '1 millisecond', now() + pause * interval '1 millisecond', now()
            from unnest(?, ?::float8[], ?, ?) as f(account_id, rate, cut, pause) order by account_id
            on conflict (account_id, member_id) do update set rate = excluded.rate, cut_at = excluded.cut_at,
                pause_until = excluded.pause_until, seen_at = excluded.seen_at""";

    private static final String HEAR = """
            select account_id, count(*), avg(rate), min(rate) filter (where cut_at > now() - ? * interval '1 millisecond'),
                greatest(0, extract(epoch from max(pause_until) - now()) * 1000)::bigint
            from account_pace where account_id = any(?) and member_id <> ?
                and seen_at > now() - ? * interval '1 millisecond' group by account_id""";

    private record Heard(long account, Others others) {}

    private PaceTable() {}

    /**
     * Tells what this member found and hears what the others did.
     *
     * @param since how long ago this was done last
     * @return by account; one that nobody else uses is not in the map
     */
    static Map<Long, Others> exchange(Connection connection, String memberId, Map<Long, Finding> found, Duration since)
            throws SQLException {
        Collection<Entry<Long, Finding>> all = List.copyOf(found.entrySet());
        Sql.of(connection, """
                        delete from account_pace where member_id = ? and not account_id = any(?)""").set(memberId).longs(all, Entry::getKey).update();
        Sql.of(connection, TELL)
                .set(memberId)
                .longs(all, Entry::getKey)
                .texts(all, one -> Double.toString(one.getValue().rate()))
                .longs(all, one -> one.getValue().sinceCut().toMillis())
                .longs(all, one -> one.getValue().pause().toMillis())
                .update();
        Map<Long, Others> heard = new HashMap<>();
        Sql.of(connection, HEAR)
                .set(since.toMillis())
                .longs(all, Entry::getKey)
                .set(memberId)
                .set(MEMBER_GONE.toMillis())
                .list(row -> {
                    double least = row.getDouble(4);
                    double limit = row.wasNull() ? Double.MAX_VALUE : least;
                    return new Heard(
                            row.getLong(1),
                            new Others(row.getInt(2), row.getDouble(3), limit, Duration.ofMillis(row.getLong(5))));
                })
                .forEach(one -> heard.put(one.account(), one.others()));
        return heard;
    }

    /** A replica that leaves leaves its part to the others. */
    static void leave(Connection connection, String memberId) throws SQLException {
        Sql.of(connection, "delete from account_pace where member_id = ?")
                .set(memberId)
                .update();
    }
}
