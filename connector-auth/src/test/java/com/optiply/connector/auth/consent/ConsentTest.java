package com.optiply.connector.auth.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.optiply.connector.auth.fixture.Api;
import com.optiply.connector.auth.fixture.Browser;
import com.optiply.connector.auth.fixture.Canaries;
import com.optiply.connector.auth.fixture.Merchant;
import com.optiply.connector.auth.fixture.ServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jsoup.Connection.Response;
import org.junit.jupiter.api.Test;

/** The merchant's way over Exact's consent, and every way it can go wrong. */
@QuarkusTest
class ConsentTest extends ServiceTest {

    private static final String TENANTS = "/api/v1/tenants/";
    private static final Duration LONG = Duration.ofSeconds(60);

    @Test
    void a_denied_consent_has_its_page_and_changes_nothing() {
        Merchant merchant = created("denied");
        Browser browser = new Browser();

        Response page = browser.open(browser.consent(operator.connectLink("denied"), merchant, "deny"));

        assertFailed(page, 403, "consent-denied");
        assertThat(operator.get(TENANTS + "denied").json().path("state").asText())
                .isEqualTo("CREATED");
        assertThat(lastConsent("denied")).isEqualTo("consent-denied");
    }

    @Test
    void a_state_counts_once_and_only_in_the_browser_it_was_made_for() {
        Merchant merchant = created("states");
        Browser browser = new Browser();
        URI back = browser.consent(operator.connectLink("states"), merchant, "allow");

        assertFailed(new Browser().open(back), 400, "consent-foreign-browser");
        assertThat(browser.open(back).body()).contains("Connected");
        assertFailed(browser.open(back), 400, "consent-state-used");
        assertFailed(
                browser.open(URI.create(service + "/oauth/callback?code=x&state=guessed")),
                400,
                "consent-state-unknown");
        assertFailed(browser.open(URI.create(service + "/oauth/callback")), 400, "consent-state-unknown");
    }

    @Test
    void a_state_expires() {
        Merchant merchant = created("late");
        Browser browser = new Browser();
        URI back = browser.consent(operator.connectLink("late"), merchant, "allow");
        database.update("update consent set expires_at = now() - interval '1 second' where tenant_id = 'late'");

        assertFailed(browser.open(back), 400, "consent-expired");
    }

    @Test
    void a_wrong_client_secret_of_the_app_is_named_and_can_be_mended() {
        Merchant merchant = merchant();
        ObjectNode body = merchant.tenant("app-secret");
        Canaries.add("not-the-secret-of-the-app");
        ((ObjectNode) body.path("exact")).put("clientSecret", "not-the-secret-of-the-app");
        operator.post("/api/v1/tenants", body).expect(201);

        assertFailed(new Browser().connect(operator.connectLink("app-secret"), merchant), 422, "exact-app-refused");
        assertThat(operator.get(TENANTS + "app-secret").json().path("state").asText())
                .isEqualTo("CREATED");
        assertThat(lastConsent("app-secret")).isEqualTo("exact-app-refused");

        operator.put(
                        TENANTS + "app-secret/exact-app",
                        merchant.tenant("app-secret").path("exact"))
                .expect(200);
        assertThat(new Browser()
                        .connect(operator.connectLink("app-secret"), merchant)
                        .body())
                .contains("Connected");
    }

    @Test
    void a_program_gets_the_same_refusal_as_a_problem() {
        Api.callWith(service, "", "GET", "/oauth/callback?code=x&state=guessed", null)
                .expectProblem(400, "consent-state-unknown");
        Api.callWith(service, "", "GET", "/connect/guessed", null).expectProblem(404, "connect-link-unknown");
    }

    @Test
    void an_empty_token_answer_stores_nothing() {
        Merchant merchant = created("empty-answer");
        sandbox.fault(
                Map.of("face", "exact", "method", "POST", "path", "/api/oauth2/token", "kind", "empty", "times", 1));

        assertFailed(new Browser().connect(operator.connectLink("empty-answer"), merchant), 503, "exact-unreachable");
        assertThat(database.text(
                        "select count(*) from consent where tenant_id = 'empty-answer' and grant_id is not null"))
                .isEqualTo("0");
    }

    @Test
    void the_pair_is_kept_when_exact_does_not_say_whose_it_is_and_joined_later() {
        Merchant merchant = created("slow-me");
        sandbox.fault(Map.of(
                "face",
                "exact",
                "method",
                "GET",
                "path",
                "/api/v1/current/Me",
                "kind",
                "status",
                "status",
                503,
                "times",
                1));

        Response page = new Browser().connect(operator.connectLink("slow-me"), merchant);

        assertThat(page.body()).contains("Almost connected");
        await().until(() ->
                operator.get(TENANTS + "slow-me").json().path("state").asText().equals("CONNECTED"));
    }

    @Test
    void what_exact_refuses_to_tell_ends_the_sign_in_and_leaves_no_token_behind() {
        Merchant merchant = created("no-scope");
        sandbox.fault(Map.of("face", "exact", "path", ".*/system/Divisions.*", "kind", "status", "status", 403));

        assertFailed(new Browser().connect(operator.connectLink("no-scope"), merchant), 422, "consent-read-refused");

        assertThat(database.text("select progress from consent where tenant_id = 'no-scope'"))
                .isEqualTo("ENDED");
        assertThat(lastConsent("no-scope")).isEqualTo("consent-read-refused");
        assertThat(database.text("select detail from audit where tenant_id = 'no-scope' and action = 'consent-failed'"))
                .isEqualTo("consent-read-refused");
        assertThat(grants(merchant)).isEqualTo("0");
        sandbox.clearFaults();
        assertThat(new Browser()
                        .connect(operator.connectLink("no-scope"), merchant)
                        .body())
                .contains("Connected");
    }

    @Test
    void an_unfinished_sign_in_is_tried_again_after_growing_waits() {
        Merchant merchant = created("waits");
        meIsDown();
        new Browser().connect(operator.connectLink("waits"), merchant);

        awaitAttempt(1);
        assertThat(waiting("next_attempt >= used_at + interval '15 seconds'")).isEqualTo("t");
        database.update("update consent set attempt = 5, next_attempt = now() where tenant_id = 'waits'");
        awaitAttempt(6);
        assertThat(waiting("next_attempt > now() + interval '25 minutes'")).isEqualTo("t");

        sandbox.clearFaults();
        database.update("update consent set next_attempt = now() where tenant_id = 'waits'");
        await().atMost(LONG).until(() -> operator.get(TENANTS + "waits")
                .json()
                .path("state")
                .asText()
                .equals("CONNECTED"));
    }

    @Test
    void off_boarding_erases_a_pair_that_is_stored_and_not_joined() {
        Merchant merchant = created("left-early");
        meIsDown();
        new Browser().connect(operator.connectLink("left-early"), merchant);
        assertThat(grants(merchant)).isEqualTo("1");

        operator.delete(TENANTS + "left-early").expect(204);

        assertThat(grants(merchant)).isEqualTo("0");
    }

    @Test
    void a_pair_that_arrives_after_the_off_boarding_is_not_stored() throws Exception {
        Merchant merchant = created("left-late");
        Browser browser = new Browser();
        URI back = browser.consent(operator.connectLink("left-late"), merchant, "allow");
        sandbox.fault(Map.of("face", "exact", "path", "/api/oauth2/token", "kind", "latency", "delayMillis", 5000));

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Response> page = threads.submit(() -> browser.open(back));
            await().atMost(LONG).until(() -> database.text("select progress from consent where tenant_id = 'left-late'")
                    .equals("EXCHANGING"));
            operator.delete(TENANTS + "left-late").expect(204);
            assertFailed(page.get(), 404, "connect-link-unknown");
        }

        assertThat(grants(merchant)).isEqualTo("0");
    }

    @Test
    void a_new_link_voids_the_old_one_and_links_expire() {
        created("links");
        URI first = operator.connectLink("links");
        URI second = operator.connectLink("links");

        assertFailed(new Browser().open(first), 404, "connect-link-unknown");
        Response page = new Browser().open(second);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
        database.update("update connect_link set expires_at = now() - interval '1 second' where tenant_id = 'links'");
        assertFailed(new Browser().open(second), 404, "connect-link-unknown");
        assertThat(database.rows("select token_hash from connect_link").toString())
                .doesNotContain(second.getPath().substring("/connect/".length()));
    }

    @Test
    void tenants_of_one_exact_user_and_app_share_one_grant() {
        JsonNode seeded = sandbox.seed(Map.of(
                        "name",
                        "generated",
                        "seed",
                        3,
                        "tenants",
                        2,
                        "items",
                        1,
                        "orders",
                        1,
                        "orderLines",
                        1,
                        "shareUser",
                        true))
                .path("tenants");
        Merchant one = Merchant.of(seeded.path(0));
        Merchant other = Merchant.of(seeded.path(1));
        operator.post("/api/v1/tenants", one.tenant("sibling-one")).expect(201);
        operator.post("/api/v1/tenants", other.tenant("sibling-two")).expect(201);

        new Browser().connect(operator.connectLink("sibling-one"), one);
        new Browser().connect(operator.connectLink("sibling-two"), other);

        assertThat(database.text(
                        "select count(distinct grant_id) from tenant where id in ('sibling-one', 'sibling-two')"))
                .isEqualTo("1");
        assertThat(operator.get(TENANTS + "sibling-one/divisions")
                        .expect(200)
                        .json()
                        .path("divisions"))
                .hasSize(2);
        operator.delete(TENANTS + "sibling-one").expect(204);
        operator.get(TENANTS + "sibling-two/divisions").expect(200);
    }

    private Merchant created(String tenant) {
        Merchant merchant = merchant();
        operator.post("/api/v1/tenants", merchant.tenant(tenant)).expect(201);
        return merchant;
    }

    private String lastConsent(String tenant) {
        return operator.get(TENANTS + tenant)
                .json()
                .path("lastConsent")
                .path("outcome")
                .asText();
    }

    private void meIsDown() {
        sandbox.fault(Map.of("face", "exact", "path", "/api/v1/current/Me", "kind", "status", "status", 503));
    }

    /** How many grants there are of the merchant's app. */
    private String grants(Merchant merchant) {
        return database.text(
                "select count(*) from exact_grant where client_id = ?",
                merchant.exact().path("clientId").asText());
    }

    private String waiting(String expression) {
        return database.text("select " + expression + " from consent where tenant_id = 'waits'");
    }

    private void awaitAttempt(int attempt) {
        await().atMost(LONG).until(() -> Integer.parseInt(waiting("attempt")) >= attempt);
    }

    private static void assertFailed(Response page, int status, String slug) {
        assertThat(page.statusCode()).as(page.body()).isEqualTo(status);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.body()).contains(slug);
        assertThat(Canaries.in(page.body())).as("secrets on a page").isEmpty();
    }
}
