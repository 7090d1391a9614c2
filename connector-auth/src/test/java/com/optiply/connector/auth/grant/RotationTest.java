package com.optiply.connector.auth.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.optiply.connector.auth.fixture.Browser;
import com.optiply.connector.auth.fixture.Canaries;
import com.optiply.connector.auth.fixture.Merchant;
import com.optiply.connector.auth.fixture.Reply;
import com.optiply.connector.auth.fixture.ServiceTest;
import com.optiply.connector.auth.fixture.Topics;
import com.optiply.connector.auth.secret.Hash;
import com.optiply.connector.model.time.VendorClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The single-use refresh token, with the sandbox as the judge. */
@QuarkusTest
class RotationTest extends ServiceTest {

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @Inject
    VendorClock clock;

    @Test
    void fifty_callers_of_an_expired_grant_cause_one_refresh() throws Exception {
        Merchant merchant = active("crowd");
        String before = token("crowd");
        pass(Duration.ofSeconds(601));
        sandbox.clearRequests();
        sandbox.fault(Map.of("face", "exact", "path", "/api/oauth2/token", "kind", "latency", "delayMillis", 300));

        List<String> tokens = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<String> ask = () -> token("crowd");
            for (var answer : threads.invokeAll(java.util.Collections.nCopies(50, ask))) {
                tokens.add(answer.get());
            }
        }

        assertThat(tokens).hasSize(50).doesNotContain(before).containsOnly(tokens.getFirst());
        // One call that gave a pair: no old refresh token can have been used.
        assertThat(tokenCalls(merchant)).isEqualTo(1);
    }

    @Test
    void a_token_is_not_refreshed_before_570_seconds_and_is_from_then_on() {
        active("timing");
        String first = token("timing");
        pass(Duration.ofSeconds(500));
        assertThat(token("timing")).isEqualTo(first);

        pass(Duration.ofSeconds(75));
        assertThat(token("timing")).isNotEqualTo(first);
    }

    @Test
    void a_refresh_that_had_no_effect_is_repeated_with_the_same_token() {
        active("cut");
        String first = token("cut");
        pass(Duration.ofSeconds(601));
        sandbox.fault(Map.of("face", "exact", "path", "/api/oauth2/token", "kind", "cut", "times", 1));

        Reply unclear = poller.exactToken("cut", "").expectProblem(503, "token-not-ready");
        assertThat(unclear.headers().firstValue("retry-after")).isPresent();

        await().until(() -> poller.exactToken("cut", "").status() == 200);
        assertThat(token("cut")).isNotEqualTo(first);
        assertThat(state("cut")).isEqualTo("ACTIVE");
    }

    @Test
    void an_outage_of_exact_costs_no_consent() {
        active("outage");
        token("outage");
        pass(Duration.ofSeconds(601));
        for (String kind : List.of("status", "empty", "garbage")) {
            sandbox.fault(
                    Map.of("face", "exact", "path", "/api/oauth2/token", "kind", kind, "status", 401, "times", 1));
        }

        await().atMost(Duration.ofSeconds(30))
                .until(() -> poller.exactToken("outage", "").status() == 200);
        assertThat(state("outage")).isEqualTo("ACTIVE");
    }

    @Test
    void a_lost_answer_ends_in_needs_consent_and_consenting_again_brings_everything_back() {
        Merchant merchant = active("lost");
        token("lost");
        pass(Duration.ofSeconds(601));
        sandbox.fault(Map.of("face", "exact", "path", "/api/oauth2/token", "kind", "answer-lost", "times", 1));

        poller.exactToken("lost", "").expectProblem(503, "token-not-ready");
        // Exact has rotated, only its answer is gone: the old token is then definitely refused.
        await().until(() -> state("lost").equals("NEEDS_CONSENT"));
        poller.exactToken("lost", "").expectProblem(409, "needs-consent");

        assertThat(new Browser().connect(operator.connectLink("lost"), merchant).body())
                .contains("Connected");
        assertThat(state("lost")).isEqualTo("ACTIVE");
        token("lost");
    }

    @Test
    void a_rejected_token_is_not_handed_out_again() {
        active("rejected");
        String first = token("rejected");
        pass(Duration.ofSeconds(580));
        String body = "{\"rejected\":\"" + Hash.sha256(first) + "\"}";

        String second = poller.exactToken("rejected", body)
                .expect(200)
                .json()
                .path("accessToken")
                .asText();

        assertThat(second).isNotEqualTo(first);
        String again = "{\"rejected\":\"" + Hash.sha256(second) + "\"}";
        poller.exactToken("rejected", again).expectProblem(503, "token-not-ready");
        poller.exactToken("rejected", "{\"rejected\":\"short\"}")
                .expectProblem(400, "invalid-request")
                .naming("rejected");

        String optiply = poller.optiplyToken("rejected", "")
                .expect(200)
                .json()
                .path("accessToken")
                .asText();
        assertThat(poller.optiplyToken("rejected", "{\"rejected\":\"" + Hash.sha256(optiply) + "\"}")
                        .expect(200)
                        .json()
                        .path("accessToken")
                        .asText())
                .isNotEqualTo(optiply);
    }

    @Test
    void an_idle_grant_is_kept_alive() {
        active("idle");
        long before = chain("idle");

        pass(Duration.ofDays(6));

        await().atMost(Duration.ofSeconds(60)).until(() -> chain("idle") > before);
        assertThat(state("idle")).isEqualTo("ACTIVE");
    }

    @Test
    void nothing_secret_is_readable_in_the_database() {
        active("at-rest");
        token("at-rest");
        poller.optiplyToken("at-rest", "").expect(200);

        String dump = database.rows("select t::text from tenant t").toString()
                + database.rows(
                        "select encode(exact_client_secret, 'escape'), encode(optiply_password, 'escape') from tenant")
                + database.rows(
                        "select g::text, encode(access_token, 'escape'), encode(refresh_token, 'escape') from exact_grant g")
                + database.rows("select o::text, encode(access_token, 'escape') from optiply_token o")
                + database.rows("select c::text from consent c")
                + database.rows("select l::text from connect_link l")
                + database.rows("select a::text from audit a");

        assertThat(Canaries.in(dump)).isEmpty();
    }

    @Test
    void nothing_secret_is_in_metrics_or_events() {
        active("told");
        token("told");
        poller.optiplyToken("told", "").expect(200);
        await().until(() -> !Topics.tenant(kafka, "told").isEmpty());

        String metrics = new Browser().open(URI.create(service + "/q/metrics")).body();
        String events = Topics.tenant(kafka, "told").stream()
                .map(event -> event.headers() + new String(event.value(), StandardCharsets.UTF_8))
                .collect(Collectors.joining());

        assertThat(metrics).contains("connector_auth_");
        assertThat(events).contains("told");
        assertThat(Canaries.in(metrics + events)).isEmpty();
    }

    @Test
    void a_ciphertext_moved_to_another_tenant_does_not_open() {
        active("thief");
        active("victim");
        poller.optiplyToken("victim", "").expect(200);
        String own = database.text("select optiply_password from tenant where id = 'thief'");
        database.update(
                "update tenant set optiply_password = (select optiply_password from tenant where id = 'victim') where id = 'thief'");
        try {
            assertThat(poller.optiplyToken("thief", "").status()).isEqualTo(500);
        } finally {
            // A value that nothing opens would keep the rotation of the key, which another test looks at, from coming
            // to its end.
            database.update("update tenant set optiply_password = cast(? as bytea) where id = 'thief'", own);
            database.update("delete from optiply_token where tenant_id = 'thief'");
        }
    }

    private String token(String tenant) {
        return poller.exactToken(tenant, "")
                .expect(200)
                .json()
                .path("accessToken")
                .asText();
    }

    private String state(String tenant) {
        return operator.get("/api/v1/tenants/" + tenant).json().path("state").asText();
    }

    /** Number of the pair that the tenant's grant holds. */
    private long chain(String tenant) {
        return Long.parseLong(database.text(
                "select g.chain from exact_grant g join tenant t on t.grant_id = g.id where t.id = ?", tenant));
    }

    /** Lets vendor time pass, and waits until the service's clock has followed. */
    private void pass(Duration time) {
        Instant then = Instant.parse(sandbox.clock().path("now").asText()).plus(time);
        sandbox.setClock(then, 1.0);
        await().until(() -> !clock.instant().isBefore(then));
    }
}
