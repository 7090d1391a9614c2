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
                pause_until = greatest(account_pace.pause_until, excluded.pause_until), seen_at = excluded.seen_at""";

    /** A pause counts whoever was told it, this member before a restart too, or one that is gone: it is the account that has to be left alone. */
    private static final String HEAR = """
            select account_id, count(*) filter (where other), coalesce(avg(rate) filter (where other), 0),
                min(rate) filter (where other and cut_at > now() - ? * interval '1 millisecond'),
                greatest(0, extract(epoch from max(pause_until) - now()) * 1000)::bigint
            from (select *, member_id <> ? and seen_at > now() - ? * interval '1 millisecond' as other
                from account_pace where account_id = any(?)) p
            group by account_id""";

    /** What was told of accounts that the member does not write to any more; a pause stays until it is over. */
    private static final String END = """
            delete from account_pace where member_id = ? and not account_id = any(?) and pause_until <= now()""";

    private static final String END_LATER = """
            update account_pace set seen_at = '-infinity' where member_id = ? and not account_id = any(?)""";

    private record Heard(long account, Others others) {}

    private PaceTable() {}

    /**
     * Tells what this member found and hears what the others did.
     *
     * @param since how long ago this was done last
     * @return by account
     */
    static Map<Long, Others> exchange(Connection connection, String memberId, Map<Long, Finding> found, Duration since)
            throws SQLException {
        Collection<Entry<Long, Finding>> all = List.copyOf(found.entrySet());
        end(connection, memberId, all.stream().map(Entry::getKey).toList());
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
                .set(memberId)
                .set(MEMBER_GONE.toMillis())
                .longs(all, Entry::getKey)
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
        end(connection, memberId, List.of());
    }

    private static void end(Connection connection, String memberId, Collection<Long> used) throws SQLException {
        Sql.of(connection, "delete from account_pace where seen_at = '-infinity' and pause_until <= now()")
                .update();
        Sql.of(connection, END).set(memberId).longs(used, account -> account).update();
        Sql.of(connection, END_LATER)
                .set(memberId)
                .longs(used, account -> account)
                .update();
    }
}
