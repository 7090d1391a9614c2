package com.optiply.connector.writer.lane;

import com.optiply.connector.writer.state.LaneClaim;
import com.optiply.connector.writer.state.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/** Claims of lanes in the database, on the database's clock. */
final class LeaseTable {

    /**
     * A lane that was claimed.
     *
     * @param rate calls per second that its last owner had found
     */
    record Claimed(LaneClaim claim, OptionalDouble rate) {}

    /**
     * What one replica may hold.
     *
     * @param active lanes that have to be served
     * @param live   replicas that serve
     */
    record Share(int active, int live) {
        int lanes() {
            return Math.max(1, (active + live - 1) / live);
        }
    }

    private static final Duration MEMBER_GONE = Duration.ofSeconds(15);

    /**
     * Free, expired, or held by an earlier life of this member, which its platform allows only after that one is dead. So is one that this life claimed without hearing
     * of it; those it knows of are left out.
     */
    private static final String CLAIM = """
            with free as (select l.scope_id from lane l join scope s using (scope_id)
                where s.state = 'active' and l.scope_id <> all(?)
                  and (l.lease_until < now() or l.owner like ? escape '\\')
                order by random() limit ? for update of l skip locked)
            update lane l set owner = ?, epoch = l.epoch + 1, lease_until = now() + ? * interval '1 millisecond'
            from free where l.scope_id = free.scope_id
            returning l.scope_id, l.epoch, l.rate""";

    /** Calls that the former owner began and did not record: nobody knows what became of them, and they may still happen. */
    private static final String ORPHANS = """
            update resource set state = 'unclear', wanted = greatest(wanted, done + 1),
                cause = 'unclear', message = 'the writer that made the call did not record its answer',
                remedy = 'It is looked at again', changed_at = now(), not_before = now() + ? * interval '1 millisecond'
            where scope_id = any(?) and intent is not null and state = 'calling'""";

    /** An owner that has made no call yet leaves what the former one found. */
    private static final String RENEW = """
            update lane l set lease_until = now() + ? * interval '1 millisecond', rate = r.rate,
                trouble = nullif(coalesce(r.trouble, l.trouble), '')
            from unnest(?, ?, ?::float8[], ?) as r(scope_id, epoch, rate, trouble)
            where l.scope_id = r.scope_id and l.epoch = r.epoch and l.owner = ? returning l.scope_id""";

    private LeaseTable() {}

    /** Says that this replica lives, and counts. */
    static Share alive(Connection connection, String memberId) throws SQLException {
        Sql.of(connection, """
                        insert into member (member_id, seen_at) values (?, now())
                        on conflict (member_id) do update set seen_at = now()""").set(memberId).update();
        Sql.of(connection, """
                        insert into lane (scope_id) select scope_id from scope s where state = 'active'
                        and not exists (select 1 from lane l where l.scope_id = s.scope_id)
                        order by scope_id on conflict do nothing""").update();
        return Sql.of(connection, """
                        select (select count(*) from scope where state = 'active'),
                            (select count(*) from member where seen_at > now() - ? * interval '1 millisecond')""")
                .set(MEMBER_GONE.toMillis())
                .list(row -> new Share(row.getInt(1), Math.max(1, row.getInt(2))))
                .getFirst();
    }

    /**
     * Claims up to so many lanes.
     *
     * @param owner the member id, {@code #} and a name of this life of it
     * @param held  scopes of the lanes that are held already
     */
    static List<Claimed> claim(
            Connection connection,
            String memberId,
            String owner,
            Collection<Long> held,
            int limit,
            Duration lease,
            Duration unclearWait)
            throws SQLException {
        if (limit <= 0) {
            return List.of();
        }
        List<Claimed> claimed = new ArrayList<>(Sql.of(connection, CLAIM)
                .longs(held, scope -> scope)
                .set(memberId.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "#%")
                .set(limit)
                .set(owner)
                .set(lease.toMillis())
                .list(row -> {
                    double found = row.getDouble(3);
                    OptionalDouble rate = row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(found);
                    return new Claimed(new LaneClaim(row.getLong(1), row.getLong(2), owner), rate);
                }));
        if (!claimed.isEmpty()) {
            Sql.of(connection, ORPHANS)
                    .set(unclearWait.toMillis())
                    .longs(claimed, one -> one.claim().scopeId())
                    .update();
        }
        return List.copyOf(claimed);
    }

    /** @return scopes of the lanes that are still held */
    static Set<Long> renew(Connection connection, Collection<Lane> lanes, String owner, Duration lease)
            throws SQLException {
        return new HashSet<>(Sql.of(connection, RENEW)
                .set(lease.toMillis())
                .longs(lanes, lane -> lane.claim().scopeId())
                .longs(lanes, lane -> lane.claim().epoch())
                .texts(lanes, lane -> Double.toString(lane.pacer().finding().rate()))
                .texts(lanes, lane -> lane.finding().orElse(null))
                .set(owner)
                .list(row -> row.getLong(1)));
    }

    /** Gives a lane back. */
    static void release(Connection connection, Lane lane) throws SQLException {
        Sql.of(connection, """
                        update lane set owner = null, lease_until = '-infinity', rate = ?
                        where scope_id = ? and epoch = ? and owner = ?""")
                .set(lane.pacer().finding().rate())
                .set(lane.claim().scopeId())
                .set(lane.claim().epoch())
                .set(lane.claim().owner())
                .update();
    }

    /** A replica that leaves in order does not count any more. */
    static void leave(Connection connection, String memberId) throws SQLException {
        Sql.of(connection, "delete from member where member_id = ?")
                .set(memberId)
                .update();
    }

    /** @return scopes that are served no more, of those given */
    static Set<Long> notActive(Connection connection, Collection<Lane> lanes) throws SQLException {
        return new HashSet<>(
                Sql.of(connection, "select scope_id from scope where scope_id = any(?) and state <> 'active'")
                        .longs(lanes, lane -> lane.claim().scopeId())
                        .list(row -> row.getLong(1)));
    }

    /** @return of the lanes those in which something is due */
    static Set<Long> withWork(Connection connection, Collection<Lane> lanes, Instant vendorNow) throws SQLException {
        return new HashSet<>(Sql.of(connection, """
                        select l.scope_id from unnest(?) as l(scope_id)
                        where exists (select 1 from resource r where r.scope_id = l.scope_id and r.due
                                and r.not_before <= now())
                           or exists (select 1 from resource r where r.scope_id = l.scope_id and r.due_at <= ?
                                and r.not_before <= now())
                           or exists (select 1 from remark m where m.scope_id = l.scope_id)
                           or exists (select 1 from revisit v where v.scope_id = l.scope_id)
                           or exists (select 1 from wake w where w.scope_id = l.scope_id)""")
                .longs(lanes, lane -> lane.claim().scopeId())
                .set(vendorNow)
                .list(row -> row.getLong(1)));
    }
}
