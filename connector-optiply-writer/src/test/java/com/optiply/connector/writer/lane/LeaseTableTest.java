package com.optiply.connector.writer.lane;

import static org.assertj.core.api.Assertions.assertThat;

import com.optiply.connector.writer.state.Redrive;
import com.optiply.connector.writer.state.Sql;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each test is one transaction that never ends: the writer under test must not see its lane. */
@QuarkusTest
class LeaseTableTest {

    private static final long SCOPE = -81;
    private static final String ME = "me#1";
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration UNCLEAR = Duration.ofMinutes(1);

    @Inject
    DataSource source;

    private Connection connection;

    @BeforeEach
    void lane() throws SQLException {
        connection = source.getConnection();
        connection.setAutoCommit(false);
        Sql.of(connection, """
                        insert into scope (scope_id, tenant_id, incarnation, division, state) overriding system value
                        values (?, 'lease-shop', gen_random_uuid(), 1, 'active')""").set(SCOPE).update();
        Sql.of(
                        connection,
                        "insert into lane (scope_id, epoch, owner, lease_until) values (?, 3, ?, now() - interval '1 hour')")
                .set(SCOPE)
                .set(ME)
                .update();
    }

    @AfterEach
    void undo() throws SQLException {
        connection.rollback();
        connection.setAutoCommit(true);
        connection.close();
    }

    /** Guards against a lane that nobody serves: the claim was committed, its answer got lost, and the owner does not know that it is the owner. */
    @Test
    void aLaneOfOursThatWeDoNotKnowOfIsClaimedAgain() throws SQLException {
        assertThat(claimed(List.of())).contains(SCOPE);
    }

    @Test
    void aLaneThatWeHoldIsNotClaimedAgainHoweverLateItsRenewalIs() throws SQLException {
        assertThat(claimed(List.of(SCOPE))).doesNotContain(SCOPE);
    }

    @Test
    void aLaneThatAnotherHoldsIsNotClaimed() throws SQLException {
        Sql.of(
                        connection,
                        "update lane set owner = 'other#1', lease_until = now() + interval '1 hour' where scope_id = ?")
                .set(SCOPE)
                .update();

        assertThat(claimed(List.of())).doesNotContain(SCOPE);
    }

    /** Guards against a second record: the POST of the owner that was killed may still take effect when an operator has the record tried again. */
    @Test
    void aCallThatItsOwnerDidNotRecordIsNotLookedForBeforeItCanHaveHappened() throws SQLException {
        Sql.of(connection, """
                        insert into resource (type, scope_id, key, state, intent, changed_at)
                        values ('products', ?, 'lamp', 'calling', '{}', now() - interval '1 day')""").set(SCOPE).update();
        assertThat(claimed(List.of())).contains(SCOPE);

        assertThat(new Redrive("products", null, "lamp").write(connection, SCOPE, UNCLEAR))
                .isEqualTo(1);

        assertThat(Sql.of(
                                connection,
                                "select state, not_before >= now() + interval '1 minute' from resource where scope_id = ?")
                        .set(SCOPE)
                        .list(row -> row.getString(1) + " " + row.getBoolean(2)))
                .containsExactly("unclear true");
    }

    private List<Long> claimed(List<Long> held) throws SQLException {
        return LeaseTable.claim(connection, "me", ME, Set.copyOf(held), 10_000, LEASE, UNCLEAR).stream()
                .map(one -> one.claim().scopeId())
                .toList();
    }
}
