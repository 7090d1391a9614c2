package com.optiply.connector.auth.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.optiply.connector.auth.fixture.Api;
import com.optiply.connector.auth.fixture.Browser;
import com.optiply.connector.auth.fixture.Canaries;
import com.optiply.connector.auth.fixture.Merchant;
import com.optiply.connector.auth.fixture.Reply;
import com.optiply.connector.auth.fixture.ServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What is refused: always a problem that names the field and the remedy, and nothing half-created. */
@QuarkusTest
class RefusalTest extends ServiceTest {

    private static final String TENANTS = "/api/v1/tenants";

    @Test
    void the_same_content_again_changes_nothing_and_other_content_is_listed_field_by_field() {
        Merchant merchant = merchant();
        JsonNode created =
                operator.post(TENANTS, merchant.tenant("twice")).expect(201).json();

        JsonNode repeated =
                operator.post(TENANTS, merchant.tenant("twice")).expect(200).json();
        assertThat(repeated.path("revision")).isEqualTo(created.path("revision"));

        ObjectNode other = merchant.tenant("twice");
        ((ObjectNode) other.path("settings")).put("salesSource", "invoices");
        ((ObjectNode) other.path("exact")).put("clientSecret", secret("another-secret-of-the-app"));
        Reply refused = operator.post(TENANTS, other)
                .expectProblem(409, "tenant-exists")
                .naming("settings.salesSource")
                .naming("exact.clientSecret");
        assertThat(refused.json().path("errors")).hasSize(2);
        assertThat(operator.get(TENANTS + "/twice")
                        .json()
                        .path("settings")
                        .path("salesSource")
                        .asText())
                .isEqualTo("orders");
    }

    @Test
    void two_requests_with_one_id_at_once_create_one_tenant() throws Exception {
        ObjectNode body = merchant().tenant("at-once");
        List<Integer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> create = () -> operator.post(TENANTS, body).status();
            for (var answer : threads.invokeAll(List.of(create, create, create, create))) {
                answers.add(answer.get());
            }
        }
        assertThat(answers).containsOnly(200, 201).containsOnlyOnce(201);
    }

    @Test
    void wrong_credentials_of_optiply_are_told_at_once_and_leave_nothing() {
        ObjectNode body = merchant().tenant("wrong-secret");
        ((ObjectNode) body.path("optiply")).put("clientSecret", secret("wrong-client-secret"));

        operator.post(TENANTS, body).expectProblem(422, "optiply-credentials").naming("optiply.clientSecret");
        assertNothingOf("wrong-secret");

        ObjectNode wrongPassword = merchant().tenant("wrong-secret");
        ((ObjectNode) wrongPassword.path("optiply")).put("password", secret("wrong-password"));
        operator.post(TENANTS, wrongPassword)
                .expectProblem(422, "optiply-credentials")
                .naming("optiply.password");
        assertNothingOf("wrong-secret");
    }

    @Test
    void an_optiply_that_does_not_answer_refuses_the_creation_for_now() {
        sandbox.fault(Map.of("face", "optiply", "path", "/api/auth/oauth/token", "kind", "status", "status", 503));

        Reply reply = operator.post(TENANTS, merchant().tenant("later")).expectProblem(503, "optiply-unreachable");

        assertThat(reply.headers().firstValue("retry-after")).isPresent();
        assertNothingOf("later");
    }

    @Test
    void new_credentials_of_optiply_replace_the_old_ones_only_when_they_work() {
        Merchant merchant = active("new-credentials");
        ObjectNode wrong = merchant.optiply().deepCopy();
        wrong.put("password", secret("not-the-password"));
        operator.put(TENANTS + "/new-credentials/optiply", wrong).expectProblem(422, "optiply-credentials");
        poller.optiplyToken("new-credentials", "").expect(200);

        ObjectNode otherAccount = merchant.optiply().deepCopy();
        otherAccount.put("accountId", 1);
        operator.put(TENANTS + "/new-credentials/optiply", otherAccount)
                .expectProblem(409, "fixed-after-activation")
                .naming("accountId");
        operator.put(TENANTS + "/new-credentials/optiply", merchant.optiply()).expect(200);
    }

    @Test
    void a_division_outside_the_consent_is_refused_with_the_choice_there_is() {
        Merchant merchant = merchant();
        operator.post(TENANTS, merchant.tenant("wrong-division")).expect(201);
        operator.put(TENANTS + "/wrong-division/division", "{\"division\":\"1\"}")
                .expectProblem(409, "needs-consent");
        new Browser().connect(operator.connectLink("wrong-division"), merchant);

        Reply refused = operator.put(TENANTS + "/wrong-division/division", "{\"division\":\"4242\"}")
                .expectProblem(422, "unknown-division")
                .naming("division");
        assertThat(refused.body()).contains(Integer.toString(merchant.division()));
        for (String nonsense :
                List.of("\"\"", "\"none\"", "\"https://start.exactonline.nl/docs/\"", "true", "{}", "null")) {
            operator.put(TENANTS + "/wrong-division/division", "{\"division\":" + nonsense + "}")
                    .expectProblem(400, "invalid-request")
                    .naming("division");
        }
        assertThat(operator.get(TENANTS + "/wrong-division")
                        .json()
                        .path("division")
                        .isNull())
                .isTrue();
    }

    @Test
    void an_unknown_warehouse_is_refused_at_activation_and_whenever_settings_change() {
        Merchant merchant = merchant();
        ObjectNode body = merchant.tenant("wrong-warehouse");
        body.withObject("/settings/warehouses")
                .put("mode", "codes")
                .putArray("codes")
                .add("1")
                .add("77");
        operator.post(TENANTS, body).expect(201);
        new Browser().connect(operator.connectLink("wrong-warehouse"), merchant);
        operator.put(TENANTS + "/wrong-warehouse/division", "{\"division\":" + merchant.division() + "}")
                .expect(200);

        operator.post(TENANTS + "/wrong-warehouse/activate", "")
                .expectProblem(422, "checks-failed")
                .naming("settings.warehouses.codes[1]");
        assertThat(operator.get(TENANTS + "/wrong-warehouse")
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("READY");
        operator.put(TENANTS + "/wrong-warehouse/settings", warehouses("codes", "88"))
                .expectProblem(422, "unknown-warehouse")
                .naming("warehouses.codes[0]");
        operator.put(TENANTS + "/wrong-warehouse/settings", warehouses("codes", "1"))
                .expect(200);
        operator.post(TENANTS + "/wrong-warehouse/activate", "").expect(200);
        operator.put(TENANTS + "/wrong-warehouse/settings", warehouses("codes", "99"))
                .expectProblem(422, "unknown-warehouse")
                .naming("warehouses.codes[0]");
        operator.put(TENANTS + "/wrong-warehouse/settings", "{\"warehouses\":{\"mode\":\"global\"}}")
                .expect(200);
    }

    @Test
    void a_user_without_a_right_is_told_before_activation() {
        ready("no-right");
        sandbox.fault(Map.of(
                "face", "exact",
                "path", "UserHasRights",
                "kind", "status",
                "status", 200,
                "headers", Map.of("Content-Type", "application/json"),
                "body", "{\"d\":{\"UserHasRights\":false}}"));

        operator.post(TENANTS + "/no-right/activate", "")
                .expectProblem(422, "checks-failed")
                .naming("exact.user");
    }

    @Test
    void malformed_json_and_wrong_fields_are_named() {
        operator.post(TENANTS, "{\"id\": \"x")
                .expectProblem(400, "malformed-json")
                .naming("body");
        operator.post(TENANTS, "[1]").expectProblem(400, "malformed-json");
        operator.post(TENANTS, "").expectProblem(400, "invalid-request").naming("body");
        operator.post(TENANTS, "{\"id\":\"Not A Slug\"}")
                .expectProblem(400, "invalid-request")
                .naming("id")
                .naming("name")
                .naming("optiply");

        ObjectNode unknown = merchant().tenant("fields");
        ((ObjectNode) unknown.path("settings")).put("colour", "blue");
        operator.post(TENANTS, unknown).expectProblem(400, "invalid-request").naming("settings.colour");

        ObjectNode mode = merchant().tenant("fields");
        mode.withObject("/settings/warehouses").put("mode", "everything");
        Reply refused = operator.post(TENANTS, mode)
                .expectProblem(400, "invalid-request")
                .naming("settings.warehouses.mode");
        assertThat(refused.body()).contains("default, codes, global");

        ObjectNode contradiction = merchant().tenant("fields");
        contradiction
                .withObject("/settings/warehouses")
                .put("mode", "global")
                .putArray("codes")
                .add("1");
        operator.post(TENANTS, contradiction)
                .expectProblem(400, "invalid-request")
                .naming("settings.warehouses.codes");

        ObjectNode country = merchant().tenant("fields");
        ((ObjectNode) country.path("exact")).put("country", "atlantis");
        operator.post(TENANTS, country).expectProblem(400, "invalid-request").naming("exact.country");

        ObjectNode secretObject = merchant().tenant("fields");
        ((ObjectNode) secretObject.path("exact")).putObject("clientSecret").put("x", secret("hidden-in-an-object"));
        operator.post(TENANTS, secretObject)
                .expectProblem(400, "invalid-request")
                .naming("exact.clientSecret");
        assertNothingOf("fields");
    }

    @Test
    void whoever_may_not_is_told_so_in_the_same_format() {
        Api.callWith(service, "", "GET", TENANTS, null).expectProblem(401, "unauthenticated");
        Api.callWith(service, "Bearer not.a.token", "GET", TENANTS, null).expectProblem(401, "unauthenticated");
        poller.get(TENANTS).expectProblem(403, "forbidden");
        operator.post(TENANTS + "/anybody/exact-token", "").expectProblem(403, "forbidden");
    }

    @Test
    void paths_methods_and_media_types_that_do_not_exist_are_problems_too() {
        operator.get("/api/v1/nothing").expectProblem(404, "not-found");
        operator.get(TENANTS + "/nobody").expectProblem(404, "not-found");
        operator.get(TENANTS + "/Not%20A%20Slug").expectProblem(404, "not-found");
        operator.call("PATCH", TENANTS, "{}", "application/json").expectProblem(405, "method-not-allowed");
        operator.call("POST", TENANTS, "<x/>", "application/xml").expectProblem(415, "unsupported-media-type");
        operator.get(TENANTS + "/..%2F..%2Fq").expectProblem(404, "not-found");
        operator.post(TENANTS, "{\"id\":\"" + "x".repeat(100_000) + "\"}").expectProblem(413, "too-large");
        operator.get(TENANTS + "?size=1000").expectProblem(400, "invalid-request");
        operator.get(TENANTS + "?state=SLEEPING")
                .expectProblem(400, "invalid-request")
                .naming("state");
    }

    @Test
    void tenants_are_listed_by_page_and_state() {
        operator.post(TENANTS, merchant().tenant("aa-listed")).expect(201);
        operator.post(TENANTS, merchant().tenant("ab-listed")).expect(201);

        JsonNode page = operator.get(TENANTS + "?state=created&size=1&page=1")
                .expect(200)
                .json();

        assertThat(page.path("items")).hasSize(1);
        assertThat(page.path("items").path(0).path("id").asText()).isEqualTo("ab-listed");
        assertThat(page.path("total").asInt()).isGreaterThanOrEqualTo(2);
    }

    private void assertNothingOf(String tenant) {
        operator.get(TENANTS + "/" + tenant).expectProblem(404, "not-found");
        assertThat(database.text("select count(*) from audit where tenant_id = ?", tenant))
                .isEqualTo("0");
        assertThat(database.text("select count(*) from published_tenant where tenant_id = ?", tenant))
                .isEqualTo("0");
    }

    private static String warehouses(String mode, String code) {
        return "{\"warehouses\":{\"mode\":\"" + mode + "\",\"codes\":[\"" + code + "\"]}}";
    }

    private static String secret(String text) {
        Canaries.add(text);
        return text;
    }
}
