package com.optiply.connector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Exact reference §5. */
class WebhooksTest extends SandboxTest {
    private static final Pattern SIGNED = Pattern.compile("^\\{\"Content\":(.*),\"HashCode\":\"(.*)\"}$");

    private final Callback callback = new Callback();
    private Tenant tenant;
    private String token;
    private String path;

    @BeforeEach
    void seeded() {
        setClock("2026-01-06T15:26:08.587Z");
        tenant = seedNamed("empty");
        token = accessToken(tenant);
        path = "/api/v1/" + tenant.division() + "/webhooks/WebhookSubscriptions";
    }

    @AfterEach
    void closed() {
        callback.close();
    }

    private Reply call(String method, String address, String body) {
        return send(exactRequest(token, SANDBOX.exact() + address)
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private Reply subscribe(String topic) {
        return call("POST", path, "{\"Topic\":\"" + topic + "\",\"CallbackURL\":\"" + callback.url() + "\"}");
    }

    /** A subscription whose validation has been seen. */
    private String validated(String topic) {
        Reply made = subscribe(topic);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        setClock("2026-01-06T15:26:09.587Z");
        arrived(1);
        return made.json().at("/d/ID").asText();
    }

    /** Whether so many were posted and the sandbox has noted their answers, retries included. */
    private void arrived(int count) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> callback.bodies().size() >= count
                        && admin("GET", "/webhooks", null)
                                        .json()
                                        .get("deliveries")
                                        .size()
                                >= count);
    }

    private String add(String store, String row) {
        Reply reply = admin("POST", "/exact/" + tenant.division() + "/" + store, row);
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply.json().get("ID").asText();
    }

    private String item() {
        return add("Items", "{\"Code\":\"LAMP\",\"Description\":\"Lamp\"}");
    }

    @Test
    void a_subscription_is_validated_with_an_empty_body_and_can_be_read_changed_and_ended() {
        String id = validated("Items");
        assertThat(callback.bodies().getFirst()).isEmpty();
        assertThat(callback.lengths().getFirst()).isEqualTo("0");

        JsonNode listed = call("GET", path + "?$select=ID,Topic,CallbackURL,ClientID,Division", "")
                .json()
                .at("/d/results");
        assertThat(listed).hasSize(1);
        assertThat(listed.at("/0/ClientID").asText())
                .isEqualTo(tenant.exact().get("clientId").asText());
        String one = path + "(guid'" + id + "')";
        assertThat(call("PUT", one, "{\"Description\":\"ours\"}").status()).isEqualTo(204);
        assertThat(call("GET", one + "?$select=Description", "")
                        .json()
                        .at("/d/Description")
                        .asText())
                .isEqualTo("ours");
        assertThat(call("DELETE", one, "").status()).isEqualTo(204);
        assertThat(call("DELETE", one, "").status()).isEqualTo(404);
        item();
        assertThat(admin("GET", "/webhooks", null).json().get("waiting").intValue())
                .isZero();
    }

    @Test
    void wrong_subscriptions_are_refused() {
        validated("Items");
        Reply second = subscribe("Items");
        assertThat(second.status()).isEqualTo(500);
        assertThat(second.json().at("/error/message/value").asText()).isEqualTo("Data already exists");
        assertThat(subscribe("Nonsense").status()).isEqualTo(400);
        assertThat(call("POST", path, "{\"Topic\":\"Accounts\"}").status()).isEqualTo(400);
        admin(
                "PUT",
                "/exact/apps/" + tenant.exact().get("clientId").asText(),
                "{\"redirectUri\":\"https://app.example/callback\"}");
        assertThat(subscribe("Accounts").status()).isEqualTo(400);
        turn("exact.webhook-same-domain", "false");
        assertThat(subscribe("Accounts").status()).isEqualTo(201);
        turn("exact.webhook-https-only", "true");
        assertThat(subscribe("SalesOrders").status()).isEqualTo(400);
    }

    @Test
    void subscriptions_of_other_apps_are_invisible() {
        validated("Items");
        Tenant other = seedNamed("empty");
        String foreign = "/api/v1/" + other.division() + "/webhooks/WebhookSubscriptions?$select=ID";
        assertThat(exact(accessToken(other), foreign).json().at("/d/results")).isEmpty();
    }

    /** The same company and the same user: subscriptions belong to the app. */
    @Test
    void another_app_of_the_same_company_sees_no_subscription_and_may_have_its_own() {
        validated("Items");
        String other = accessToken(tenant.with(seedNamed("empty")));
        ExactClient exact = new ExactClient(other, tenant.division());

        assertThat(exact.results("/webhooks/WebhookSubscriptions?$select=ID")).isEmpty();
        Reply made = exact.post(
                "/webhooks/WebhookSubscriptions", "{\"Topic\":\"Items\",\"CallbackURL\":\"" + callback.url() + "\"}");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(call("GET", path + "?$select=ID", "").json().at("/d/results"))
                .hasSize(1);
        item();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> callback.bodies().stream()
                                .filter(body -> !body.isEmpty())
                                .map(body -> parse(body).at("/Content/ClientId").asText())
                                .distinct()
                                .count()
                        == 2);
    }

    @Test
    void a_change_is_delivered_with_a_signature_over_its_exact_bytes() throws GeneralSecurityException {
        validated("Items");
        String id = item();
        arrived(2);
        Matcher signed = SIGNED.matcher(callback.bodies().get(1));
        assertThat(signed.matches()).isTrue();
        Mac mac = Mac.getInstance("HmacSHA256");
        String secret = tenant.exact().get("webhookSecret").asText();
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        assertThat(signed.group(2))
                .isEqualTo(HexFormat.of()
                        .withUpperCase()
                        .formatHex(mac.doFinal(signed.group(1).getBytes(StandardCharsets.UTF_8))));
        assertThat(signed.group(1))
                .isEqualTo("{\"Topic\":\"Items\",\"ClientId\":\""
                        + tenant.exact().get("clientId").asText() + "\",\"Division\":" + tenant.division()
                        + ",\"Action\":\"Create\",\"Key\":\"" + id + "\",\"ExactOnlineEndpoint\":\"" + SANDBOX.exact()
                        + "/api/v1/" + tenant.division() + "/logistics/Items(guid'" + id
                        + "')\",\"EventCreatedOn\":\"2026-01-06T16:26:09.587\"}");
    }

    @Test
    void an_event_names_the_site_of_its_company() {
        Tenant belgian = seed("{\"name\":\"empty\",\"country\":\"be\"}");
        String site = SANDBOX.exact() + "/be";
        ExactClient exact = new ExactClient(accessToken(belgian, site), belgian.division());
        String root = site + "/api/v1/" + belgian.division();
        Reply made = exact.post(
                root + "/webhooks/WebhookSubscriptions",
                "{\"Topic\":\"Items\",\"CallbackURL\":\"" + callback.url() + "\"}");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        admin("POST", "/exact/" + belgian.division() + "/Items", "{\"Code\":\"LAMP\",\"Description\":\"Lamp\"}");
        arrived(1);

        String endpoint = parse(callback.bodies().getFirst())
                .at("/Content/ExactOnlineEndpoint")
                .asText();
        assertThat(endpoint).startsWith(root + "/logistics/Items(guid'");
        assertThat(exact.get(endpoint).json().at("/d/Code").asText()).isEqualTo("LAMP");
    }

    @Test
    void only_marked_fields_cause_an_update() {
        validated("Items");
        String item = "/exact/" + tenant.division() + "/Items/" + item();
        admin("PATCH", item, "{\"Barcode\":\"8712345000017\"}");
        admin("PATCH", item, "{\"Description\":\"Lamp, black\"}");
        admin("DELETE", item, null);
        arrived(4);
        assertThat(actions()).containsExactlyInAnyOrder("Create", "Update", "Delete");
        assertThat(admin("GET", "/webhooks", null).json().get("deliveries")).hasSize(4);
    }

    private List<String> actions() {
        return callback.bodies().stream()
                .filter(body -> !body.isEmpty())
                .map(body -> parse(body).at("/Content/Action").asText())
                .toList();
    }

    @Test
    void lines_belong_to_the_topic_of_their_header() {
        item();
        validated("SalesOrders");
        String header = add("SalesOrderHeaders", "{\"Description\":\"x\"}");
        String order = admin("GET", "/exact/" + tenant.division() + "/SalesOrderHeaders/" + header, null)
                .json()
                .get("OrderID")
                .asText();
        arrived(2);
        String line = add("SalesOrderLines", "{\"OrderID\":\"" + order + "\",\"ItemCode\":\"LAMP\",\"Quantity\":2}");
        arrived(3);
        assertThat(parse(callback.bodies().get(1))
                        .at("/Content/ExactOnlineEndpoint")
                        .asText())
                .endsWith("salesorder/SalesOrders(guid'" + order + "')");
        JsonNode ofLine = parse(callback.bodies().get(2)).get("Content");
        assertThat(ofLine.get("Topic").asText()).isEqualTo("SalesOrders");
        assertThat(ofLine.get("ExactOnlineEndpoint").asText())
                .endsWith("salesorder/SalesOrderLines(guid'" + line + "')");
    }

    @Test
    void failed_deliveries_are_repeated_after_2_4_8_minutes() {
        validated("Items");
        callback.answer(503);
        item();
        arrived(2);
        setClock("2026-01-06T15:28:08Z");
        assertThat(waitingDeliveries()).isEqualTo(1);
        setClock("2026-01-06T15:28:10Z");
        arrived(3);
        setClock("2026-01-06T15:32:11Z");
        arrived(4);
        callback.answer(200);
        setClock("2026-01-06T15:40:12Z");
        arrived(5);
        await().atMost(Duration.ofSeconds(60)).until(() -> waitingDeliveries() == 0);
        assertThat(callback.bodies().stream().distinct()).hasSize(2);
    }

    private static int waitingDeliveries() {
        return admin("GET", "/webhooks", null).json().get("waiting").intValue();
    }

    @Test
    void retries_end_and_duplicates_can_be_asked_for() {
        validated("Items");
        turn("exact.webhook-retries", "1");
        turn("exact.webhook-duplicates", "true");
        callback.answer(500);
        item();
        arrived(3);
        setClock("2026-01-06T15:40:00Z");
        arrived(5);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> waitingDeliveries() == 0
                        && admin("GET", "/webhooks", null)
                                        .json()
                                        .get("deliveries")
                                        .size()
                                == 5);
    }

    @Test
    void a_failed_validation_may_end_it_and_a_revoked_consent_silences_it() {
        turn("exact.webhook-validation-required", "true");
        callback.answer(404);
        validated("Items");
        await().atMost(Duration.ofSeconds(60)).until(() -> admin("GET", "/webhooks", null)
                .json()
                .get("subscriptions")
                .isEmpty());
        callback.answer(200);
        subscribe("Accounts");
        String user = tenant.exact().get("userName").asText();
        admin(
                "DELETE",
                "/exact/users/" + user + "/consents/"
                        + tenant.exact().get("clientId").asText(),
                null);
        setClock("2026-01-06T15:30:00Z");
        await().atMost(Duration.ofSeconds(60)).until(() -> waitingDeliveries() == 0);
        assertThat(callback.bodies()).hasSize(1);
        assertThat(admin("GET", "/webhooks", null).json().get("deliveries")).hasSize(1);
    }
}
