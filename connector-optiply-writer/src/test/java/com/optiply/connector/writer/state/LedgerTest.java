package com.optiply.connector.writer.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.optiply.connector.writer.mapping.Attributes;
import com.optiply.connector.writer.mapping.Content;
import com.optiply.connector.writer.state.Intent.Operation;
import com.optiply.connector.writer.state.Ledger.Written;
import com.optiply.connector.writer.state.Settlement.Failure;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Forces the interleavings that matter; scope numbers below zero belong to nobody else. */
@QuarkusTest
class LedgerTest {

    private static final String LAMP = "00000000-0000-0000-0000-00000000000a";
    private static final Content CONTENT = Content.of(Attributes.of(Map.of("name", "Lamp")));
    private static final LaneClaim MINE = new LaneClaim(-1, 7, "me#1");

    @Inject
    Ledger ledger;

    @Inject
    Database database;

    @BeforeEach
    void clean() throws SQLException {
        sql("delete from resource where scope_id < 0");
        sql("delete from watch where scope_id < 0");
        sql("delete from wake where scope_id < 0");
        sql("delete from lane where scope_id < 0");
        sql("insert into lane (scope_id, epoch, owner, lease_until) values (-1, 7, 'me#1', 'infinity')");
        sql("insert into resource (type, scope_id, key) values ('products', -1, '" + LAMP + "')");
        sql(
                "insert into resource (type, scope_id, key) values ('sellOrders', -1, 'order-1'), ('sellOrders', -1, 'order-2')");
    }

    @Test
    void aChangeBetweenComputingAndAcknowledgingIsNotLost() throws SQLException {
        Resource read = read("products", LAMP);
        sql("update resource set wanted = wanted + 1 where scope_id = -1 and key = '" + LAMP + "'");

        settle(Settlement.of(read).optiplyId("17").acknowledged(CONTENT).done());

        Resource after = read("products", LAMP);
        assertThat(after.wanted()).isGreaterThan(after.done());
        assertThat(after.optiplyId()).contains("17");
    }

    /** Guards against a second POST by a lane that read the row before the first one was recorded. */
    @Test
    void nothingIsDoneOnARowThatWasReadBeforeItsLastAnswer() throws SQLException {
        Resource stale = read("products", LAMP);
        settle(Settlement.of(stale).optiplyId("17").acknowledged(CONTENT).done());

        assertThat(begin(stale, "")).isEqualTo(Written.STALE);
        assertThat(settle(Settlement.of(stale).state(ResourceState.WAITING).done()))
                .isEqualTo(Written.STALE);
        assertThat(read("products", LAMP).optiplyId()).contains("17");
    }

    @Test
    void nothingIsWrittenForALaneThatAnotherOneHas() throws SQLException {
        Resource read = read("products", LAMP);
        sql("update lane set epoch = 8, owner = 'other#1' where scope_id = -1");

        assertThat(begin(read, "")).isEqualTo(Written.LANE_LOST);
        assertThat(settle(Settlement.of(read).optiplyId("17").done())).isEqualTo(Written.LANE_LOST);
        assertThat(read("products", LAMP).optiplyId()).isEmpty();
    }

    /** Guards against a dead letter with every attempt of a record whose attempts end in different ways. */
    @Test
    void aFailureIsNewsOnceUntilTheRecordIsAtRest() throws SQLException {
        assertThat(failed("server-error")).isEqualTo(Written.DONE_AND_NEWS);
        assertThat(settle(Settlement.of(read("products", LAMP))
                        .state(ResourceState.RETRYING)
                        .failure(new Failure("not-found", "nothing is there", "It is sent again"))
                        .again(Duration.ZERO)
                        .done()))
                .isEqualTo(Written.DONE);
        assertThat(failed("server-error")).isEqualTo(Written.DONE);
        assertThat(failed("refused")).as("another cause").isEqualTo(Written.DONE_AND_NEWS);
        assertThat(settle(Settlement.of(read("products", LAMP)).done())).isEqualTo(Written.DONE);
        assertThat(failed("refused")).as("after it was in step").isEqualTo(Written.DONE_AND_NEWS);
    }

    @Test
    void postsThatCouldNotBeToldApartAreDoneOneAfterTheOther() throws SQLException {
        Resource one = read("sellOrders", "order-1");
        Resource other = read("sellOrders", "order-2");

        assertThat(begin(one, "same")).isEqualTo(Written.DONE);
        assertThat(begin(other, "same")).isEqualTo(Written.DEFERRED);
        settle(Settlement.of(one).optiplyId("1").acknowledged(CONTENT).done());
        assertThat(begin(other, "same")).isEqualTo(Written.DONE);
    }

    /** Guards against a search at once for a call that may still be under way: from when on that may happen, is counted from here. */
    @Test
    void aCallIsRememberedWithTheTimeOfItsBeginning() throws SQLException {
        sql("update resource set changed_at = now() - interval '1 day' where scope_id = -1");

        assertThat(begin(read("products", LAMP), "")).isEqualTo(Written.DONE);

        List<String> recent = database.snapshot(connection -> Sql.of(
                        connection,
                        "select key from resource where scope_id = -1 and changed_at > now() - interval '12 hours'")
                .list(row -> row.getString(1)));
        assertThat(recent).containsExactly(LAMP);
    }

    @Test
    void aProductThatComesWhileItsOrderBeginsToWaitWakesIt() throws SQLException {
        Resource order = read("sellOrders", "order-1");
        Resource lamp = read("products", LAMP);

        settle(Settlement.of(lamp).optiplyId("17").acknowledged(CONTENT).done());
        settle(Settlement.of(order)
                .state(ResourceState.WAITING)
                .watches(Set.of(LAMP), Set.of())
                .done());

        Resource after = read("sellOrders", "order-1");
        assertThat(after.wanted()).as("it is due again").isGreaterThan(after.done());
    }

    @Test
    void aProductThatComesLaterWakesWhatWaitsForIt() throws SQLException {
        settle(Settlement.of(read("sellOrders", "order-1"))
                .state(ResourceState.WAITING)
                .watches(Set.of(LAMP), Set.of())
                .done());
        settle(Settlement.of(read("sellOrders", "order-2"))
                .watches(Set.of(), Set.of(LAMP))
                .done());

        settle(Settlement.of(read("products", LAMP))
                .state(ResourceState.EXCLUDED)
                .done());
        assertThat(isDue("order-1"))
                .as("waits, so it hears that there is no product")
                .isTrue();
        assertThat(isDue("order-2")).as("is content without it").isFalse();

        settle(Settlement.of(read("products", LAMP))
                .optiplyId("17")
                .acknowledged(CONTENT)
                .done());
        assertThat(isDue("order-2")).isTrue();
    }

    /** Guards against one transaction that marks every order of a large shop. */
    @Test
    void manyThatWaitForOneProductAreWokenInChunks() throws SQLException {
        int many = Wakes.FEW + 250;
        sql(
                "insert into resource (type, scope_id, key, done) select 'sellOrders', -1, 'many-' || i, 1 from generate_series(1, "
                        + many + ") i");
        sql("insert into watch (scope_id, parent_key, type, key, blocking) select -1, '" + LAMP
                + "', 'sellOrders', 'many-' || i, i % 2 = 0 from generate_series(1, " + many + ") i");

        settle(Settlement.of(read("products", LAMP))
                .optiplyId("17")
                .acknowledged(CONTENT)
                .done());
        List<Long> due = new ArrayList<>(List.of(woken()));
        while (database.write(connection -> Wakes.advance(connection, -1, 200))) {
            due.add(woken());
        }

        assertThat(due).containsExactly(0L, 200L, 400L, 500L, 500L);
        assertThat(read("sellOrders", "many-1").wanted()).as("once each").isEqualTo(2);
    }

    @Test
    void ofManyOnlyThoseThatWaitHearThatThereIsNoProduct() throws SQLException {
        int many = Wakes.FEW + 250;
        sql(
                "insert into resource (type, scope_id, key, done) select 'sellOrders', -1, 'many-' || i, 1 from generate_series(1, "
                        + many + ") i");
        sql("insert into watch (scope_id, parent_key, type, key, blocking) select -1, '" + LAMP
                + "', 'sellOrders', 'many-' || i, i % 2 = 0 from generate_series(1, " + many + ") i");

        settle(Settlement.of(read("products", LAMP))
                .state(ResourceState.EXCLUDED)
                .done());
        while (database.write(connection -> Wakes.advance(connection, -1, 200))) {
            assertThat(woken()).isLessThanOrEqualTo(many / 2);
        }

        assertThat(woken()).isEqualTo(many / 2);
        assertThat(isDue("many-2")).isTrue();
        assertThat(isDue("many-1")).isFalse();
    }

    @Test
    void anUnsettledResourceStaysDueAndWaits() throws SQLException {
        settle(Settlement.of(read("products", LAMP))
                .state(ResourceState.RETRYING)
                .again(Duration.ofHours(1))
                .done());

        List<Resource> due = database.snapshot(
                connection -> Resources.due(connection, -1, ResourceType.PRODUCTS, Instant.EPOCH, 10));
        assertThat(due).isEmpty();
        assertThat(read("products", LAMP).done()).isZero();
    }

    private boolean isDue(String order) throws SQLException {
        Resource resource = read("sellOrders", order);
        return resource.wanted() > resource.done();
    }

    private long woken() throws SQLException {
        return database.snapshot(connection -> Sql.of(
                        connection, "select count(*) from resource where scope_id = -1 and key like 'many-%' and due")
                .list(row -> row.getLong(1))
                .getFirst());
    }

    private Written begin(Resource resource, String print) {
        return ledger.begin(MINE, resource, new Intent(Operation.POST, CONTENT, print, Instant.EPOCH))
                .join();
    }

    private Written failed(String cause) throws SQLException {
        return settle(Settlement.of(read("products", LAMP))
                .state(ResourceState.FAILED)
                .failure(new Failure(cause, "it cannot be", "Mend it"))
                .again(Duration.ofMinutes(1))
                .done());
    }

    private Written settle(Settlement settlement) {
        return ledger.settle(MINE, settlement).join();
    }

    private Resource read(String type, String key) throws SQLException {
        return database.snapshot(connection -> Sql.of(
                        connection,
                        "select " + Resource.COLUMNS + " from resource where type = ? and scope_id = -1 and key = ?")
                .set(type)
                .set(key)
                .list(Resource::read)
                .getFirst());
    }

    private void sql(String text) throws SQLException {
        database.write(connection -> Sql.of(connection, text).update());
    }
}
