package com.optiply.connector.writer.state;

import com.optiply.connector.writer.state.SourceKind.Links;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * Raises the counter of every record that depends on rows that changed. Counters, not flags: a change that comes while the record is being written is seen
 * afterwards, because only the counter that was read becomes done.
 */
public final class Marks {

    /**
     * When a resource that is marked may be looked at: from now on, so that the longest waiting is the first; one that is due already keeps its place. A failed one does
     * not wait for its next attempt, but as long as the vendor may still be at its open call; those milliseconds are the argument.
     */
    static final String WHEN = """
            case when resource.state = 'failed' and resource.due then least(resource.not_before,
                    case when resource.intent is null then now()
                        else resource.changed_at + ? * interval '1 millisecond' end)
                when resource.due then resource.not_before
                when resource.state = 'failed' and resource.intent is null then now()
                else greatest(resource.not_before, now()) end""";

    private static final String RAISE = """
            on conflict (type, scope_id, key) do update set wanted = resource.wanted + 1,
                marked_at = case when resource.due then resource.marked_at else now() end,
                not_before = """ + WHEN;

    private static final String DIRECT = """
            insert into resource (type, scope_id, key, not_before)
            select type, scope_id, key, now() from unnest(?, ?, ?) as k(type, scope_id, key) order by type, scope_id, key
            """ + RAISE;

    /** Pairs of an item whose bills of materials changed: those there were and those there are now. */
    private static final String OF_COMPOSED = """
            with changed as (select * from unnest(?, ?) as c(scope_id, item_id)),
            pairs as (
                select r.scope_id, r.key from changed c
                join resource r on r.type = 'productCompositions' and r.scope_id = c.scope_id
                    and r.key >= c.item_id || '/' and r.key < c.item_id || '0'
                union
                select c.scope_id, (c.item_id || '/' || p.item_id) collate "C" from changed c
                join source_row b on b.kind = 'composition' and b.scope_id = c.scope_id and b.item_id = c.item_id
                join source_row p on p.kind = 'composition-part' and p.scope_id = c.scope_id and p.parent_id = b.entity_id
                where not p.deleted)
            insert into resource (type, scope_id, key, not_before)
            select 'productCompositions', scope_id, key, now() from pairs order by scope_id, key
            """ + RAISE;

    /** The pair of a part that changed; while its bill of materials has not come there is none, and that one's coming makes it. */
    private static final String OF_PART = """
            with pairs as (
                select distinct c.scope_id, (b.item_id || '/' || c.item_id) collate "C" as key
                from unnest(?, ?, ?) as c(scope_id, parent_id, item_id)
                join source_row b on b.kind = 'composition' and b.scope_id = c.scope_id and b.entity_id = c.parent_id)
            insert into resource (type, scope_id, key, not_before)
            select 'productCompositions', scope_id, key, now() from pairs order by scope_id, key
            """ + RAISE;

    private record Composed(long scopeId, UUID item) {}

    private record Part(long scopeId, UUID composition, UUID item) {}

    private final Set<ResourceKey> direct = new HashSet<>();
    private final Set<Composed> composed = new HashSet<>();
    private final Set<Part> parts = new HashSet<>();
    private final Set<Long> whole = new HashSet<>();

    /** Notes what depends on a changed row; called with its old and with its new links. */
    public void add(SourceRow.Key row, Links links) {
        long scope = row.scopeId();
        switch (row.kind()) {
            case ITEM -> product(scope, row.entityId());
            case ITEM_PRICE, STOCK_POSITION -> product(scope, links.item());
            case SALES_ORDER, SALES_ORDER_LINE, SALES_INVOICE, SALES_INVOICE_LINE -> order(scope, links.parent());
            case COMPOSITION -> {
                product(scope, links.item());
                if (links.item() != null) {
                    composed.add(new Composed(scope, links.item()));
                }
            }
            case COMPOSITION_PART -> {
                if (links.parent() != null && links.item() != null) {
                    parts.add(new Part(scope, links.parent(), links.item()));
                }
            }
            case WAREHOUSE -> whole.add(scope);
        }
    }

    /** The resources that are marked by their own key; those that the database has to find are not among them. */
    public Set<ResourceKey> direct() {
        return Set.copyOf(direct);
    }

    /**
     * Writes the marks; the rows themselves must be stored before, in the same transaction.
     *
     * @param unclear how long the vendor may still be at a call that was not answered
     */
    public void write(Connection connection, Duration unclear) throws SQLException {
        long wait = unclear.toMillis();
        if (!composed.isEmpty()) {
            Sql.of(connection, OF_COMPOSED)
                    .longs(composed, Composed::scopeId)
                    .uuids(composed, Composed::item)
                    .set(wait)
                    .update();
        }
        if (!parts.isEmpty()) {
            Sql.of(connection, OF_PART)
                    .longs(parts, Part::scopeId)
                    .uuids(parts, Part::composition)
                    .uuids(parts, Part::item)
                    .set(wait)
                    .update();
        }
        if (!direct.isEmpty()) {
            Sql.of(connection, DIRECT)
                    .texts(direct, key -> key.type().path())
                    .longs(direct, ResourceKey::scopeId)
                    .texts(direct, ResourceKey::key)
                    .set(wait)
                    .update();
        }
        for (long scope : whole) {
            Remarks.request(connection, scope);
        }
    }

    private void product(long scope, UUID item) {
        if (item != null) {
            direct.add(new ResourceKey(scope, ResourceType.PRODUCTS, item.toString()));
        }
    }

    private void order(long scope, UUID order) {
        if (order != null) {
            direct.add(new ResourceKey(scope, ResourceType.SELL_ORDERS, order.toString()));
        }
    }
}
