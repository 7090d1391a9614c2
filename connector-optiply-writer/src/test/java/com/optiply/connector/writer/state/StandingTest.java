package com.optiply.connector.writer.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Scope numbers below zero belong to nobody else. */
@QuarkusTest
class StandingTest {

    private static final long SCOPE = -51;
    private static final int AT_REST = 20_000;
    private static final String SINCE = "2026-05-01T10:00:00Z";

    @Inject
    Database database;

    @BeforeEach
    void records() throws SQLException {
        sql("delete from resource where scope_id = " + SCOPE);
        rows(AT_REST, "in-step", "done", 1, "");
        rows(3, "excluded", "excluded", 1, "");
        rows(2, "new", "new", 0, "");
        rows(4, "in-step", "changed", 0, "");
        rows(5, "waiting", "waits", 1, "");
        rows(6, "waiting", "goes-on", 0, "");
        rows(7, "unclear", "unclear", 0, "");
        rows(9, "failed", "too-long", 1, "name-too-long");
        rows(8, "failed", "too-dear", 0, "price-too-large");
        sql("analyze resource_products");
    }

    @AfterEach
    void clean() throws SQLException {
        sql("delete from resource where scope_id = " + SCOPE);
    }

    @Test
    void everyStateIsCountedAndTheMostFrequentCauseNamed() throws SQLException {
        Map<Standing.Of, Long> atRest = database.snapshot(connection -> Standing.atRest(connection, List.of(SCOPE)));
        List<Standing> all = database.snapshot(connection -> Standing.of(connection, List.of(SCOPE), atRest));

        assertThat(all)
                .containsExactly(
                        new Standing(
                                SCOPE,
                                ResourceType.PRODUCTS,
                                2,
                                12,
                                12,
                                17,
                                AT_REST + 3,
                                Optional.of(Instant.parse(SINCE)),
                                Optional.of("name-too-long")),
                        nothing(ResourceType.PRODUCT_COMPOSITIONS),
                        nothing(ResourceType.SELL_ORDERS));
    }

    /** Guards against a look at every record of every tenant every ten seconds. */
    @Test
    void whatIsAtRestIsNotLookedAtToCountTheRest() throws SQLException {
        List<String> plan = database.snapshot(connection -> Sql.of(connection, "explain " + Standing.OPEN)
                .longs(List.of(SCOPE), scope -> scope)
                .list(row -> row.getString(1)));

        assertThat(plan)
                .noneMatch(line -> line.contains("Seq Scan on resource_products"))
                .anyMatch(line -> line.contains("resource_products_scope_id_state_idx"));
    }

    private static Standing nothing(ResourceType type) {
        return new Standing(SCOPE, type, 0, 0, 0, 0, 0, Optional.empty(), Optional.empty());
    }

    private void rows(int number, String state, String key, int done, String cause) throws SQLException {
        sql("""
                insert into resource (type, scope_id, key, state, done, cause, marked_at)
                select 'products', %d, '%s-' || i, '%s', %d, nullif('%s', ''), '%s' from generate_series(1, %d) i""".formatted(SCOPE, key, state, done, cause, SINCE, number));
    }

    private void sql(String text) throws SQLException {
        database.write(connection -> Sql.of(connection, text).update());
    }
}
