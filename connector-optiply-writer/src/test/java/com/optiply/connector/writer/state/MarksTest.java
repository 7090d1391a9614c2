package com.optiply.connector.writer.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.optiply.connector.writer.state.SourceKind.Links;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a marked record is looked at; the scope's number belongs to nobody else. */
@QuarkusTest
class MarksTest {

    private static final long SCOPE = -32;
    private static final UUID A = UUID.fromString("00000000-0000-0000-0000-00000000000a");
    private static final UUID B = UUID.fromString("00000000-0000-0000-0000-00000000000b");
    private static final UUID C = UUID.fromString("00000000-0000-0000-0000-00000000000c");

    @Inject
    Database database;

    @BeforeEach
    void clean() throws SQLException {
        sql("delete from resource where scope_id = " + SCOPE);
        sql("delete from source_row where scope_id = " + SCOPE);
        sql("delete from remark where scope_id = " + SCOPE);
    }

    /** Guards that under load a record does not wait for all whose key is smaller. */
    @Test
    void theLongestWaitingIsTheFirst() throws SQLException {
        mark(C);
        mark(B);
        mark(A);
        mark(C);

        assertThat(due()).containsExactly(C.toString(), B.toString(), A.toString());
        settle(C);
        settle(B);
        mark(B);
        mark(C);
        assertThat(due()).containsExactly(A.toString(), B.toString(), C.toString());
    }

    /** Guards that a record that was given up with an open call is tried when Exact mends it, but not while the vendor may be at that call. */
    @Test
    void aMendedRecordWithAnOpenCallIsTriedWhenTheVendorIsDoneWithIt() throws SQLException {
        mark(A);
        mark(B);
        String failed = " update resource set state = 'failed', intent = '{}', not_before = now() + interval '1 day', "
                + "changed_at = now() - interval '%s' where scope_id = " + SCOPE + " and key = '%s'";
        sql(failed.formatted("1 hour", A));
        sql(failed.formatted("1 second", B));

        mark(A);
        mark(B);

        assertThat(dueKeys("not_before <= now()")).containsExactly(A.toString());
        assertThat(dueKeys("not_before <= now() + interval '2 minutes'")).containsExactly(A.toString(), B.toString());
    }

    /** Guards that pages of ids miss nothing, whatever a page's size. */
    @Test
    void everythingIsMarkedAgainInPages() throws SQLException {
        for (int i = 1; i <= 5; i++) {
            row("item", i, "null", "null");
            row("sales-order", i, "null", id(100 + i / 2));
            row("sales-invoice", i, "null", id(200 + i));
            row("composition", 300 + i, id(i), "null");
            row("composition-part", 400 + i, id(10 + i), id(300 + i));
            row("composition-part", 500 + i, id(20 + i), id(300 + i));
        }
        database.write(connection -> {
            Remarks.request(connection, SCOPE);
            return null;
        });
        int chunks = 0;
        while (database.write(connection -> Remarks.advance(connection, SCOPE, 2, Duration.ofSeconds(60)))) {
            chunks++;
        }

        assertThat(chunks).isBetween(7, 30);
        assertThat(count("products")).isEqualTo(5);
        assertThat(count("productCompositions")).isEqualTo(10);
        assertThat(count("sellOrders")).as("three orders, five invoices").isEqualTo(8);
    }

    private void row(String kind, int number, String item, String parent) throws SQLException {
        sql(
                "insert into source_row (kind, scope_id, entity_id, epoch, row_version, deleted, event_id, item_id, parent_id, "
                        + "arrived, content) values ('" + kind + "', " + SCOPE + ", " + id(number) + ", 0, 1, false, "
                        + id(1)
                        + ", " + item + ", " + parent + ", now(), '{}')");
    }

    private static String id(int number) {
        return "'00000000-0000-0000-0000-%012d'".formatted(number);
    }

    private void mark(UUID item) throws SQLException {
        Marks marks = new Marks();
        marks.add(new SourceRow.Key(SourceKind.ITEM, SCOPE, item), Links.NONE);
        database.write(connection -> {
            marks.write(connection, Duration.ofSeconds(60));
            return null;
        });
    }

    private void settle(UUID item) throws SQLException {
        sql("update resource set done = wanted, state = 'in-step' where scope_id = " + SCOPE + " and key = '" + item
                + "'");
    }

    private List<String> due() throws SQLException {
        return database.snapshot(
                connection -> Resources.due(connection, SCOPE, ResourceType.PRODUCTS, Instant.EPOCH, 10).stream()
                        .map(resource -> resource.key().key())
                        .toList());
    }

    private List<String> dueKeys(String condition) throws SQLException {
        return database.snapshot(connection -> Sql.of(
                        connection,
                        "select key from resource where scope_id = ? and due and " + condition + " order by key")
                .set(SCOPE)
                .list(row -> row.getString(1)));
    }

    private long count(String type) throws SQLException {
        return database.snapshot(
                connection -> Sql.of(connection, "select count(*) from resource where scope_id = ? and type = ?")
                        .set(SCOPE)
                        .set(type)
                        .list(row -> row.getLong(1))
                        .getFirst());
    }

    private void sql(String text) throws SQLException {
        database.write(connection -> Sql.of(connection, text).update());
    }
}
