package com.optiply.connector.auth.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.optiply.connector.auth.fixture.Api;
import com.optiply.connector.auth.fixture.Browser;
import com.optiply.connector.auth.fixture.Merchant;
import com.optiply.connector.auth.fixture.Reply;
import com.optiply.connector.auth.fixture.ServiceTest;
import com.optiply.connector.model.time.VendorClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jsoup.Connection.Response;
import org.junit.jupiter.api.Test;

/** Grants that go, or cannot be read, while something else is under way. */
@QuarkusTest
class AttentionTest extends ServiceTest {

    @Inject
    VendorClock clock;

    @ConfigProperty(name = "sandbox.admin")
    URI sandboxAdmin;

    /** As with {@code connector.auth.keyset-lost}: what was sealed with a key that is gone stays unreadable until the merchant consents again. */
    @Test
    void a_grant_that_cannot_be_read_keeps_no_other_from_being_looked_after() {
        active("attention-unreadable");
        Merchant idle = active("attention-idle");
        operator.post("/api/v1/tenants/attention-idle/pause", "").expect(200);
        sandbox.clearRequests();

        database.update(
                "update exact_grant set access_token = decode('0100000007aabbcc', 'hex'), issued_at = issued_at - interval '20 days' where id = ?",
                grant("attention-unreadable"));
        database.update(
                "update exact_grant set issued_at = issued_at - interval '10 days' where id = ?",
                grant("attention-idle"));

        await().until(() -> tokenCalls(idle) > 0);
        operator.delete("/api/v1/tenants/attention-unreadable").expect(204);
        operator.delete("/api/v1/tenants/attention-idle").expect(204);
    }

    @Test
    void who_waits_for_a_token_of_a_tenant_that_is_off_boarded_meanwhile_is_told_to_come_back() throws Exception {
        active("attention-off-boarded");
        Instant then = Instant.parse(sandbox.clock().path("now").asText()).plusSeconds(601);
        sandbox.setClock(then, 1.0);
        await().until(() -> !clock.instant().isBefore(then));
        sandbox.fault(Map.of("face", "exact", "path", "/api/oauth2/token", "kind", "latency", "delayMillis", 3000));
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Reply> waiting = callers.submit(() -> poller.exactToken("attention-off-boarded", ""));
            await().until(() -> operator.get("/api/v1/tenants/attention-off-boarded")
                    .json()
                    .at("/access/state")
                    .asText()
                    .equals("REFRESHING"));

            operator.delete("/api/v1/tenants/attention-off-boarded").expect(204);

            waiting.get().expectProblem(503, "token-not-ready");
        }
        poller.exactToken("attention-off-boarded", "").expectProblem(404, "not-found");
    }

    @Test
    void a_grant_that_another_tenant_takes_meanwhile_outlives_the_one_that_is_off_boarded() throws Exception {
        active("attention-leaves");
        operator.post("/api/v1/tenants", merchant().tenant("attention-joins")).expect(201);
        UUID grant = grant("attention-leaves");
        try (Connection joining = database.connection();
                PreparedStatement joins =
                        joining.prepareStatement("update tenant set grant_id = ? where id = 'attention-joins'");
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            joining.setAutoCommit(false);
            joins.setObject(1, grant);
            joins.executeUpdate();

            Future<Reply> leaving = callers.submit(() -> operator.delete("/api/v1/tenants/attention-leaves"));
            await().until(() -> database.waiting() > 0);
            joining.commit();

            leaving.get().expect(204);
        }
        assertThat(grant("attention-joins")).isEqualTo(grant);
        assertThat(database.rows("select 1 from exact_grant where id = ?", grant))
                .hasSize(1);
        operator.delete("/api/v1/tenants/attention-joins").expect(204);
        assertThat(database.rows("select 1 from exact_grant where id = ?", grant))
                .isEmpty();
    }

    @Test
    void a_consent_by_somebody_who_has_not_the_company_leaves_the_one_that_works() {
        Merchant merchant = active("attention-stranger");
        UUID grant = grant("attention-stranger");

        Response page = new Browser().connectAgain(operator.connectLink("attention-stranger"), merchant());

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(grant("attention-stranger")).isEqualTo(grant);
        String token = poller.exactToken("attention-stranger", "")
                .expect(200)
                .json()
                .path("accessToken")
                .asText();
        assertThat(token).isNotEmpty();
        assertThat(database.rows(
                        "select 1 from exact_grant where client_id = ?",
                        merchant.exact().path("clientId").asText()))
                .as("the other pair is of no use to anybody")
                .hasSize(1);
        operator.delete("/api/v1/tenants/attention-stranger").expect(204);
    }

    /** The answer to the old credentials comes after the new ones were entered. */
    @Test
    void a_token_of_replaced_optiply_credentials_is_not_kept() throws Exception {
        Merchant merchant = active("attention-optiply");
        sandbox.fault(Map.of(
                "face",
                "optiply",
                "path",
                "/api/auth/oauth/token",
                "kind",
                "latency",
                "delayMillis",
                4000,
                "times",
                1));
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Reply> waiting = callers.submit(() -> poller.optiplyToken("attention-optiply", ""));
            // The fault has struck: the call is under way.
            await().until(() -> Api.callWith(sandboxAdmin, "", "GET", "/faults", null)
                            .json()
                            .findValue("timesLeft")
                            .asInt()
                    == 0);
            ObjectNode other = merchant.optiply().deepCopy();
            operator.put(
                            "/api/v1/tenants/attention-optiply/optiply",
                            other.put("couplingId", 1 + other.path("couplingId").asLong()))
                    .expect(200);
            String old = waiting.get().expect(200).json().path("accessToken").asText();

            assertThat(poller.optiplyToken("attention-optiply", "")
                            .expect(200)
                            .json()
                            .path("accessToken")
                            .asText())
                    .isNotEqualTo(old);
        }
        operator.delete("/api/v1/tenants/attention-optiply").expect(204);
    }

    private UUID grant(String tenant) {
        return UUID.fromString(database.text("select grant_id from tenant where id = ?", tenant));
    }
}
