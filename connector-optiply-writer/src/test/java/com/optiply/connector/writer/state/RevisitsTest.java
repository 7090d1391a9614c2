package com.optiply.connector.writer.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Scope numbers below zero belong to nobody else. */
@QuarkusTest
class RevisitsTest {

    private static final long SCOPE = -71;
    private static final long OTHER = -72;
    private static final UUID GONE = new UUID(0, 0xa);
    private static final UUID KEPT = new UUID(0, 0xb);
    private static final int CHUNK = 100;

    @Inject
    Database database;

    @BeforeEach
    void clean() throws SQLException {
        for (String table : List.of("resource", "source_row", "revisit", "revisit_walk")) {
            sql("delete from " + table + " where scope_id in (-71, -72)");
        }
    }

    @AfterEach
    void leaveNothing() throws SQLException {
        clean();
    }

    @Test
    void whatNamesARemovedProductIsLookedAtAgainAndNothingElse() throws SQLException {
        orders(SCOPE, 1_000, 100);
        sql("""
                insert into resource (type, scope_id, key, done, optiply_id) values
                ('productCompositions', -71, '%1$s/%2$s', 1, '1'), ('productCompositions', -71, '%2$s/%1$s', 1, '2'),
                ('productCompositions', -71, '%2$s/%2$s', 1, '3')""".formatted(GONE, KEPT));
        request(GONE);

        List<Integer> marked = walk();

        assertThat(due("sellOrders")).isEqualTo(10);
        assertThat(due("productCompositions")).isEqualTo(2);
        assertThat(marked).as("a chunk at a time").hasSizeGreaterThan(10).allMatch(number -> number <= 2);
        assertThat(number("select count(*) from revisit where scope_id = -71")).isZero();
    }

    /** Guards the order whose lines lie on both sides of a chunk's end. */
    @Test
    void anOrderWithMoreLinesThanAChunkIsLookedAtWhole() throws SQLException {
        orders(SCOPE, 3, 1);
        for (int line = 1; line <= 3 * CHUNK; line++) {
            line(SCOPE, 10_000 + line, 2, line == 3 * CHUNK ? GONE : KEPT);
        }
        sql("update source_row set item_id = '" + KEPT + "' where scope_id = -71 and entity_id in ('" + new UUID(1, 1)
                + "', '" + new UUID(1, 2) + "', '" + new UUID(1, 3) + "')");
        request(GONE);

        walk();

        assertThat(due("sellOrders")).isEqualTo(1);
    }

    /** Guards the order that was written again between its walk and the second removal. */
    @Test
    void aProductThatIsRemovedOnceMoreDuringAWalkHasTheNext() throws SQLException {
        orders(SCOPE, 1_000, 100);
        request(GONE);
        for (int i = 0; i < 12; i++) {
            advance();
        }
        assertThat(due("sellOrders")).as("walked").isEqualTo(10);
        sql("update resource set done = wanted where scope_id = -71");
        request(GONE);

        walk();

        assertThat(due("sellOrders")).isEqualTo(10);
    }

    /** Guards against a statement over all lines of a large shop, which a time-out would end and the next round begin again. */
    @Test
    void noChunkReadsTheWholePartition() throws SQLException {
        orders(SCOPE, 20_000, 1_000);
        orders(OTHER, 20_000, 1_000);
        sql("analyze source_sales_order_line");
        sql("analyze resource_sell_orders");
        request(GONE);
        advance();

        List<String> plan = new ArrayList<>(database.snapshot(connection -> explain(connection, Revisits.BOUND)
                .set(SCOPE)
                .set(new UUID(0, 0))
                .set(CHUNK)
                .list(row -> row.getString(1))));
        plan.addAll(database.snapshot(connection -> explain(connection, Revisits.ORDERS)
                .set(SCOPE)
                .set(new UUID(2, 0))
                .set(new UUID(2, CHUNK))
                .set(SCOPE)
                .set(SCOPE)
                .list(row -> row.getString(1))));

        assertThat(plan)
                .noneMatch(line -> line.contains("Seq Scan on source_") || line.contains("Seq Scan on resource_"))
                .anyMatch(line -> line.contains("source_sales_order_line_parent"));
    }

    private static Sql explain(Connection connection, String statement) {
        return Sql.of(connection, "explain " + statement.formatted("sales-order-line"));
    }

    /** Orders with one line each, every so manyth of the product that goes; all of them are in Optiply. */
    private void orders(long scope, int number, int every) throws SQLException {
        sql("""
                insert into resource (type, scope_id, key, done, optiply_id)
                select 'sellOrders', %d, '00000000-0000-0002-0000-' || lpad(to_hex(i), 12, '0'), 1, i::text
                from generate_series(1, %d) i""".formatted(scope, number));
        sql("""
                insert into source_row (kind, scope_id, entity_id, epoch, row_version, deleted, event_id, item_id,
                    parent_id, content, arrived)
                select 'sales-order-line', %d, ('00000000-0000-0001-0000-' || lpad(to_hex(i), 12, '0'))::uuid, 1, 1, false,
                    gen_random_uuid(), (case when i %% %d = 0 then '%s' else '%s' end)::uuid,
                    ('00000000-0000-0002-0000-' || lpad(to_hex(i), 12, '0'))::uuid, '{}', now()
                from generate_series(1, %d) i""".formatted(scope, every, GONE, KEPT, number));
    }

    private void line(long scope, int line, int order, UUID item) throws SQLException {
        sql("""
                insert into source_row (kind, scope_id, entity_id, epoch, row_version, deleted, event_id, item_id,
                    parent_id, content, arrived)
                values ('sales-order-line', %d, '%s', 1, 1, false, gen_random_uuid(), '%s', '%s', '{}', now())""".formatted(scope, new UUID(1, line), item, new UUID(2, order)));
    }

    private void request(UUID item) throws SQLException {
        Resource before = new Resource(
                new ResourceKey(SCOPE, ResourceType.PRODUCTS, item.toString()),
                1,
                0,
                ResourceState.IN_STEP,
                Optional.of("17"),
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                0,
                Optional.empty());
        database.write(connection -> {
            Revisits.request(
                    connection, List.of(Settlement.of(before).unknownToOptiply().done()));
            return null;
        });
    }

    /** @return how many orders each step marked */
    private List<Integer> walk() throws SQLException {
        List<Integer> marked = new ArrayList<>();
        int before = due("sellOrders");
        while (advance()) {
            int now = due("sellOrders");
            marked.add(now - before);
            before = now;
        }
        return marked;
    }

    private boolean advance() throws SQLException {
        return database.write(connection -> Revisits.advance(connection, SCOPE, CHUNK));
    }

    private int due(String type) throws SQLException {
        return number("select count(*) from resource where scope_id = -71 and due and type = '" + type + "'");
    }

    private int number(String query) throws SQLException {
        return database.snapshot(connection ->
                Sql.of(connection, query).list(row -> row.getInt(1)).getFirst());
    }

    private void sql(String text) throws SQLException {
        database.write(connection -> Sql.of(connection, text).update());
    }
}
