package com.optiply.connector.writer.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.optiply.connector.model.json.EventJson;
import com.optiply.connector.writer.state.Ledger.Row;
import com.optiply.connector.writer.state.Settlement.Basis;
import com.optiply.connector.writer.state.Settlement.Failure;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The statements of the ledger: each writes a batch. */
final class LedgerSql {

    private static final String LANES = """
            select l.scope_id from lane l join unnest(?, ?, ?) as c(scope_id, epoch, owner)
            on l.scope_id = c.scope_id and l.epoch = c.epoch and l.owner = c.owner for key share of l""";

    /** One statement for the claims, how durable the commit has to be, and the rows: each way to the database and back delays every call of a lane. */
    private static final String LOCK = """
            with held as materialized (""" + LANES + """
            ), durable as materialized (select set_config('synchronous_commit',
                case when ? then current_setting('synchronous_commit') else 'off' end, true) as word)
            select r.type, r.scope_id, r.key, r.done, r.optiply_id, r.told
            from resource r join unnest(?, ?, ?) as k(type, scope_id, key)
            on r.type = k.type and r.scope_id = k.scope_id and r.key = k.key
            where r.scope_id = any(array(select scope_id from held)) and (select word from durable) is not null
            order by r.type, r.scope_id, r.key for no key update of r""";

    /** POSTs that could not be told apart are done one after the other. */
    private static final String BEGIN = """
            update resource r set intent = v.intent::json, intent_print = v.print, state = 'calling', changed_at = now()
            from unnest(?, ?, ?, ?, ?) as v(type, scope_id, key, intent, print)
            where r.type = v.type and r.scope_id = v.scope_id and r.key = v.key and (v.print is null or not exists (
                select 1 from resource o where o.type = v.type and o.scope_id = v.scope_id and o.intent_print = v.print
                    and o.key <> v.key))
            returning r.type, r.scope_id, r.key""";

    private static final String SETTLE = """
            update resource r set
                done = case when v.settled then greatest(r.done, v.counter) else r.done end,
                wanted = case when v.settled then r.wanted else greatest(r.wanted, r.done + 1) end,
                marked_at = case when v.settled then now() else r.marked_at end,
                state = v.state, optiply_id = v.optiply_id, acknowledged = v.acknowledged::json,
                intent = v.intent::json, intent_print = case when v.intent is null then null else r.intent_print end,
                verify = r.verify and not v.verified, watching = v.watching, attempts = v.attempts,
                cause = v.cause, message = v.message, remedy = v.remedy, notes = v.notes::json,
                told = case when v.state = 'failed' then v.cause when v.state not in ('in-step', 'excluded', 'absent') then r.told end,
                http_status = coalesce(v.http_status, r.http_status), due_at = v.due_at,
                not_before = case when v.delay = 0 and not v.settled then '-infinity'
                    when v.state = 'failed' and v.intent is null and r.wanted > v.counter then now()
                    else now() + v.delay * interval '1 millisecond' end,
                changed_at = now()
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as v(type, scope_id, key, counter, settled,
                state, optiply_id, acknowledged, intent, verified, watching, attempts, cause, message, remedy, notes,
                http_status, due_at, delay)
            where r.type = v.type and r.scope_id = v.scope_id and r.key = v.key""";

    private static final String UNWATCH = """
            delete from watch w using unnest(?, ?, ?) as k(type, scope_id, key)
            where w.scope_id = k.scope_id and w.type = k.type and w.key = k.key""";

    private static final String WATCH = """
            insert into watch (scope_id, parent_key, type, key, blocking)
            select * from unnest(?, ?, ?, ?, ?) on conflict do nothing""";

    /** What came between the reading of the inputs and the watch would never be told. */
    private static final String RECHECK = """
            update resource c set wanted = c.wanted + 1
            from unnest(?, ?, ?) as k(type, scope_id, key)
            where c.type = k.type and c.scope_id = k.scope_id and c.key = k.key and exists (
                select 1 from watch w join resource p
                    on p.type = 'products' and p.scope_id = w.scope_id and p.key = w.parent_key
                where w.scope_id = k.scope_id and w.type = k.type and w.key = k.key
                  and (p.optiply_id is not null or w.blocking and p.state = 'excluded'
                      or w.blocking and p.state = 'failed' and c.state = 'waiting'))""";

    private record Watch(ResourceKey child, String parent, boolean blocking) {}

    private LedgerSql() {}

    /** @return the scopes of the claims that still hold; they cannot be taken over before this transaction ends */
    static Set<Long> held(Connection connection, Collection<LaneClaim> claims) throws SQLException {
        return new HashSet<>(claims(Sql.of(connection, LANES), claims).list(row -> row.getLong(1)));
    }

    /**
     * @param claims  rows of scopes without one that holds are left out
     * @param durable whether the commit waits for the disk. Settlements need not be durable at once: should the database crash, the intent before them is, and what it
     *                was about is looked at again
     * @return what the rows are like now; they and the claims stay so until this transaction ends
     */
    static Map<ResourceKey, Row> lock(
            Connection connection, Collection<LaneClaim> claims, Collection<ResourceKey> keys, boolean durable)
            throws SQLException {
        Map<ResourceKey, Row> rows = new HashMap<>();
        keys(claims(Sql.of(connection, LOCK), claims).set(durable), keys)
                .list(row -> rows.put(
                        key(row),
                        new Row(
                                new Basis(row.getLong(4), Optional.ofNullable(row.getString(5))),
                                Optional.ofNullable(row.getString(6)))));
        return rows;
    }

    /** @return the resources whose intent was recorded; the others have to wait for one they could be confused with */
    static Set<ResourceKey> begin(Connection connection, List<Ledger.Begin> begins) throws SQLException {
        List<ResourceKey> keys = begins.stream().map(Ledger.Begin::key).toList();
        return new HashSet<>(keys(Sql.of(connection, BEGIN), keys)
                .texts(begins, begin -> text(begin.intent().toJson()))
                .texts(
                        begins,
                        begin -> begin.intent().print().isEmpty()
                                ? null
                                : begin.intent().print())
                .list(LedgerSql::key));
    }

    static void settle(Connection connection, List<Settlement> all) throws SQLException {
        keys(Sql.of(connection, SETTLE), all.stream().map(Settlement::key).toList())
                .longs(all, Settlement::counter)
                .flags(all, Settlement::settled)
                .texts(all, row -> row.state().word())
                .texts(all, row -> row.optiplyId().orElse(null))
                .texts(all, row -> row.acknowledged()
                        .map(content -> text(content.toJson()))
                        .orElse(null))
                .texts(
                        all,
                        row -> row.intent().map(intent -> text(intent.toJson())).orElse(null))
                .flags(all, Settlement::verified)
                .flags(all, Settlement::watches)
                .ints(all, Settlement::attempts)
                .texts(all, row -> row.failure().map(Failure::cause).orElse(null))
                .texts(all, row -> row.failure().map(Failure::message).orElse(null))
                .texts(all, row -> row.failure().map(Failure::remedy).orElse(null))
                .texts(all, row -> row.notes().isEmpty() ? null : text(row.notes()))
                .ints(all, row -> row.httpStatus().orElse(null))
                .instants(all, row -> row.dueAt().orElse(null))
                .longs(all, row -> row.delay().toMillis())
                .update();
    }

    static void watches(Connection connection, List<Settlement> all) throws SQLException {
        List<ResourceKey> changed = all.stream()
                .filter(row -> row.wasWatching() || row.watches())
                .map(Settlement::key)
                .toList();
        if (changed.isEmpty()) {
            return;
        }
        keys(Sql.of(connection, UNWATCH), changed).update();
        List<Watch> watches = all.stream().flatMap(LedgerSql::watchesOf).toList();
        if (watches.isEmpty()) {
            return;
        }
        Sql.of(connection, WATCH)
                .longs(watches, watch -> watch.child().scopeId())
                .texts(watches, Watch::parent)
                .texts(watches, watch -> watch.child().type().path())
                .texts(watches, watch -> watch.child().key())
                .flags(watches, Watch::blocking)
                .update();
        keys(Sql.of(connection, RECHECK), changed).update();
    }

    static void wake(Connection connection, List<Settlement> all) throws SQLException {
        List<Settlement> wakers = all.stream()
                .filter(row -> row.wakes() != Settlement.Wakes.NOBODY)
                .toList();
        if (!wakers.isEmpty()) {
            Wakes.tell(connection, wakers);
        }
    }

    /** Whatever names the old ids of these products has to be looked at again. */
    static void revisits(Connection connection, List<Settlement> all) throws SQLException {
        List<Settlement> gone = all.stream()
                .filter(row -> row.key().type() == ResourceType.PRODUCTS
                        && row.basis().optiplyId().isPresent()
                        && row.optiplyId().isEmpty())
                .toList();
        if (!gone.isEmpty()) {
            Revisits.request(connection, gone);
        }
    }

    /** Records that are gone from Optiply are nobody's. */
    static void nameless(Connection connection, List<Settlement> all) throws SQLException {
        List<Settlement> gone = all.stream()
                .filter(row ->
                        row.basis().optiplyId().isPresent() && row.optiplyId().isEmpty())
                .toList();
        if (!gone.isEmpty()) {
            Nameless.forget(connection, gone);
        }
    }

    private static Stream<Watch> watchesOf(Settlement row) {
        return Stream.concat(
                row.blockedBy().stream().map(parent -> new Watch(row.key(), parent, true)),
                row.watched().stream()
                        .filter(parent -> !row.blockedBy().contains(parent))
                        .map(parent -> new Watch(row.key(), parent, false)));
    }

    private static ResourceKey key(ResultSet row) throws SQLException {
        return new ResourceKey(
                row.getLong(2), ResourceType.ofPath(row.getString(1)).orElseThrow(), row.getString(3));
    }

    private static Sql claims(Sql sql, Collection<LaneClaim> claims) {
        return sql.longs(claims, LaneClaim::scopeId)
                .longs(claims, LaneClaim::epoch)
                .texts(claims, LaneClaim::owner);
    }

    private static Sql keys(Sql sql, Collection<ResourceKey> keys) {
        return sql.texts(keys, key -> key.type().path())
                .longs(keys, ResourceKey::scopeId)
                .texts(keys, ResourceKey::key);
    }

    private static String text(Object json) {
        try {
            return EventJson.mapper().writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Cannot be written as JSON", e);
        }
    }
}
