package com.optiply.connector.writer.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.optiply.connector.writer.state.Nameless.Candidate;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two tenants of one account and one of another; numbers below zero belong to nobody else. */
@QuarkusTest
class NamelessTest {

    private static final long MINE = -91;
    private static final long NEIGHBOUR = -92;
    private static final long STRANGER = -93;
    private static final ResourceKey LAMP = new ResourceKey(MINE, ResourceType.PRODUCTS, "lamp");

    @Inject
    Database database;

    @Inject
    Resources resources;

    @BeforeEach
    void tenants() throws SQLException {
        clean();
        sql("""
                insert into scope (scope_id, tenant_id, incarnation, division, account_id) overriding system value values
                (-91, 'nameless-a', gen_random_uuid(), 1, -4711), (-92, 'nameless-b', gen_random_uuid(), 2, -4711),
                (-93, 'nameless-c', gen_random_uuid(), 3, -4712)""");
    }

    @AfterEach
    void clean() throws SQLException {
        for (String table : List.of("resource", "source_row", "nameless_record", "scope")) {
            sql("delete from " + table + " where scope_id in (-91, -92, -93)");
        }
    }

    /** Guards against taking over a neighbour's record: two divisions may have equal products in one account that takes no remote ids. */
    @Test
    void aRecordOfAnotherTenantOfTheAccountIsTaken() throws SQLException {
        mapped(NEIGHBOUR, "17");
        mapped(STRANGER, "18");
        mapped(MINE, "19");

        assertThat(resources.isMapped(MINE, ResourceType.PRODUCTS, "17")).isTrue();
        assertThat(resources.isMapped(MINE, ResourceType.PRODUCTS, "18")).isFalse();
        assertThat(resources.isMapped(MINE, ResourceType.PRODUCTS, "19")).isTrue();
        assertThat(resources.isMapped(MINE, ResourceType.SELL_ORDERS, "17")).isFalse();
    }

    @Test
    void aCandidateIsNobodyElses() throws SQLException {
        store("17", "18", "9");
        mapped(NEIGHBOUR, "17");

        assertThat(candidates(LAMP)).extracting(Candidate::optiplyId).containsExactly("9", "18");
        assertThat(take("bulb", "9")).isTrue();
        assertThat(take("lamp", "9")).isFalse();
        assertThat(candidates(LAMP)).extracting(Candidate::optiplyId).containsExactly("18");
    }

    /** Guards that the other tenants' items count: a code that two divisions have says nothing. */
    @Test
    void itemsWithACodeAreCountedInAllTenantsOfTheAccount() throws SQLException {
        store("17");
        item(MINE, 1);
        item(NEIGHBOUR, 2);
        item(STRANGER, 3);
        assertThat(candidates(LAMP)).containsExactly(new Candidate("17", OptionalLong.empty()));

        database.write(connection -> {
            Nameless.count(connection, MINE);
            return null;
        });

        assertThat(candidates(LAMP)).containsExactly(new Candidate("17", OptionalLong.of(2)));
    }

    private void store(String... ids) throws SQLException {
        database.write(connection -> {
            Nameless.store(
                    connection,
                    MINE,
                    ResourceType.PRODUCTS,
                    List.of(ids).stream().map(id -> new Nameless(id, "A-1")).toList());
            return null;
        });
    }

    private List<Candidate> candidates(ResourceKey key) throws SQLException {
        return database.snapshot(connection -> Nameless.candidates(connection, key, "A-1"));
    }

    private boolean take(String key, String id) throws SQLException {
        return database.write(
                connection -> Nameless.take(connection, new ResourceKey(MINE, ResourceType.PRODUCTS, key), id));
    }

    private void mapped(long scope, String id) throws SQLException {
        sql("insert into resource (type, scope_id, key, optiply_id) values ('products', " + scope + ", 'of-" + id
                + "', '" + id + "')");
    }

    private void item(long scope, int id) throws SQLException {
        sql("""
                insert into source_row (kind, scope_id, entity_id, epoch, row_version, deleted, event_id, content, arrived)
                values ('item', %d, gen_random_uuid(), 1, %d, false, gen_random_uuid(), '{"code":"A-1"}', now())""".formatted(scope, id));
    }

    private void sql(String text) throws SQLException {
        database.write(connection -> Sql.of(connection, text).update());
    }
}
