package com.optiply.connector.writer.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A process that stands still may do so in the middle of a transaction. */
@QuarkusTest
class StandstillTest {

    private static final LaneClaim CLAIM = new LaneClaim(-2, 1, "still#1");

    @Inject
    Database database;

    @Test
    void whoStandsStillInATransactionDoesNotKeepItsLane() throws SQLException {
        sql("delete from lane where scope_id = -2");
        sql("insert into lane (scope_id, epoch, owner, lease_until) values (-2, 1, 'still#1', 'infinity')");
        CompletableFuture<Void> locked = new CompletableFuture<>();
        CompletableFuture<Void> goesOn = new CompletableFuture<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Set<Long>> still = threads.submit(() -> database.write(connection -> {
                LedgerSql.held(connection, Set.of(CLAIM));
                locked.complete(null);
                goesOn.join();
                return LedgerSql.held(connection, Set.of(CLAIM));
            }));
            try {
                locked.join();
                assertThat(canBeTakenOver()).isFalse();

                await().atMost(Duration.ofSeconds(60)).until(this::canBeTakenOver);
            } finally {
                goesOn.complete(null);
            }
            assertThatThrownBy(still::get).hasCauseInstanceOf(SQLException.class);
        }
        sql("delete from lane where scope_id = -2");
    }

    private boolean canBeTakenOver() throws SQLException {
        return !database.write(connection -> Sql.of(
                                connection, "select scope_id from lane where scope_id = -2 for update skip locked")
                        .list(row -> row.getLong(1)))
                .isEmpty();
    }

    private void sql(String text) throws SQLException {
        database.write(connection -> Sql.of(connection, text).update());
    }
}
