package com.optiply.connector.auth.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.optiply.connector.auth.fixture.Browser;
import com.optiply.connector.auth.fixture.Merchant;
import com.optiply.connector.auth.fixture.ServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jsoup.Connection.Response;
import org.junit.jupiter.api.Test;

/** Two first consents of one Exact user at the same moment. */
@QuarkusTest
class ConsentCollisionTest extends ServiceTest {

    private static final String ID = "first-of-user";

    @Test
    void the_one_that_comes_second_joins_the_grant_of_the_other() throws Exception {
        Merchant merchant = merchant();
        String client = merchant.exact().path("clientId").asText();
        operator.post("/api/v1/tenants", merchant.tenant(ID)).expect(201);
        new Browser().connect(operator.connectLink(ID), merchant);
        String user = database.text("select exact_user from exact_grant where client_id = ?", client);
        operator.delete("/api/v1/tenants/" + ID).expect(204);
        operator.post("/api/v1/tenants", merchant.tenant(ID)).expect(201);
        Browser browser = new Browser();
        URI back = browser.consent(operator.connectLink(ID), merchant, "allow");

        try (Connection other = database.connection();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            other.setAutoCommit(false);
            insert(other, client, user);
            Future<Response> page = threads.submit(() -> browser.open(back));
            await().atMost(Duration.ofSeconds(60)).until(() -> database.waiting() >= 1);
            other.commit();
            assertThat(page.get().body()).contains("Connected");
        }

        assertThat(database.rows(
                        "select g.client_id, t.id from exact_grant g left join tenant t on t.grant_id = g.id where g.client_id = ?",
                        client))
                .containsExactly(List.of(client, ID));
    }

    private static void insert(Connection connection, String client, String user) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                insert into exact_grant (id, country, client_id, exact_user, client_secret, refresh_token, access_token, issued_at, expires_at, chain, state)
                values (gen_random_uuid(), 'nl', ?, cast(? as uuid), '', '', '', now() - interval '9 years', now() - interval '9 years', 0, 'NEEDS_CONSENT')
                """)) {
            statement.setString(1, client);
            statement.setString(2, user);
            statement.executeUpdate();
        }
    }
}
