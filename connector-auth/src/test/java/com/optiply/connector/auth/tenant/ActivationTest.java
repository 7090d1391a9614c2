package com.optiply.connector.auth.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.optiply.connector.auth.fixture.Reply;
import com.optiply.connector.auth.fixture.ServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Activation while something else happens to the tenant: all checks are made, and the row is held until whatever is to meet has met. */
@QuarkusTest
class ActivationTest extends ServiceTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    @Test
    void two_activations_at_once_are_one() throws Exception {
        ready("activated-twice");
        try (Connection holder = hold("activated-twice");
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Reply>> both =
                    List.of(threads.submit(activate("activated-twice")), threads.submit(activate("activated-twice")));
            await().atMost(LONG).until(() -> database.waiting() >= 2);
            holder.commit();
            for (Future<Reply> one : both) {
                one.get().expect(200);
            }
        }

        assertThat(database.text(
                        "select count(*) from audit where tenant_id = 'activated-twice' and action = 'activated'"))
                .isEqualTo("1");
    }

    @Test
    void an_activation_does_not_undo_a_pause() throws Exception {
        ready("paused-meanwhile");
        try (Connection holder = hold("paused-meanwhile");
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Reply> activation = threads.submit(activate("paused-meanwhile"));
            await().atMost(LONG).until(() -> database.waiting() >= 1);
            try (Statement statement = holder.createStatement()) {
                statement.execute("update tenant set stage = 'PAUSED' where id = 'paused-meanwhile'");
            }
            holder.commit();
            activation.get().expectProblem(409, "not-active");
        }

        assertThat(database.text("select stage from tenant where id = 'paused-meanwhile'"))
                .isEqualTo("PAUSED");
    }

    private Callable<Reply> activate(String tenant) {
        return () -> operator.post("/api/v1/tenants/" + tenant + "/activate", "");
    }

    private Connection hold(String tenant) throws SQLException {
        Connection connection = database.connection();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("select 1 from tenant where id = '" + tenant + "' for update");
        }
        return connection;
    }
}
