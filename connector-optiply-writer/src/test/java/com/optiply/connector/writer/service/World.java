package com.optiply.connector.writer.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.optiply.connector.model.topic.TenantPartitioner;
import com.optiply.connector.testsupport.SandboxAdmin;
import com.optiply.connector.testsupport.merchant.Shop;
import com.optiply.connector.testsupport.merchant.TokenStandIn;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What surrounds the writer in the tests of a class: merchants, the sandbox and its accounts. Faults and switches end with each test. */
final class World implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Set<String> switched = new HashSet<>();
    /** Of the sandbox before a test moved it; null while none has. */
    private Duration clockAhead;

    private SandboxAdmin sandbox;
    private KafkaProducer<String, byte[]> producer;

    @Override
    public void beforeAll(ExtensionContext context) {
        sandbox = new SandboxAdmin(URI.create(config("sandbox.admin")));
        producer = producer();
        Awaitility.setDefaultTimeout(Duration.ofSeconds(45));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        sandbox.clearFaults();
        if (clockAhead != null) {
            sandbox.setClock(Instant.now().plus(clockAhead), 1);
            clockAhead = null;
        }
        Map<String, JsonNode> defaults = new HashMap<>();
        if (!switched.isEmpty()) {
            sandbox.call("GET", "/switches", null)
                    .forEach(one -> defaults.put(one.path("name").asText(), one.path("default")));
        }
        switched.forEach(name -> sandbox.setSwitch(name, defaults.get(name)));
        switched.clear();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        producer.close();
    }

    /** Sets a switch of the sandbox until the test ends. */
    void switchTo(String name, Object value) {
        switched.add(name);
        sandbox.setSwitch(name, value);
    }

    /** Sets the vendors' clock until the test ends. */
    void moveClock(Instant to) {
        if (clockAhead == null) {
            Instant theirs = Instant.parse(sandbox.clock().path("now").asText());
            clockAhead = Duration.between(Instant.now(), theirs);
        }
        sandbox.setClock(to, 1);
    }

    /** A merchant of its own, with its own empty Optiply account. */
    Shop shop(String tenant) {
        JsonNode seeded = sandbox.seed(Map.of("name", "empty", "tenants", 1))
                .path("tenants")
                .path(0);
        access(tenant, seeded);
        return new Shop(producer, tenant, seeded);
    }

    /** connector-auth has no token for the shop any more. */
    void forgetAccess(Shop shop) {
        call("PUT", config("auth.stand-in") + "/tenants/" + shop.tenant(), "{}", Map.of());
    }

    void restoreAccess(Shop shop) {
        access(shop.tenant(), shop.seeded());
    }

    SandboxAdmin sandbox() {
        return sandbox;
    }

    /** Records of a type in the shop's Optiply account. */
    List<JsonNode> optiply(Shop shop, String type) {
        return list(sandbox.optiply(shop.account(), type));
    }

    /** The product of an item; fails when there is none. */
    JsonNode product(Shop shop, UUID item) {
        return optiply(shop, "products").stream()
                .filter(product -> product.path("remoteId").asText().equals(item.toString()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no product of item " + item));
    }

    /** Calls of the shop's account, by method and path. */
    List<JsonNode> calls(Shop shop, String method, String path) {
        return list(sandbox.requests("face=optiply&method=" + method + "&limit=100000&path=" + path)).stream()
                .filter(call -> call.path("query").asText().contains("accountId=" + shop.account()))
                .toList();
    }

    /**
     * Something goes wrong with calls of the shop's account until the test ends.
     *
     * @param more pairs of name and value: what else the sandbox is to know of the fault
     */
    void fault(Shop shop, String kind, Object... more) {
        Map<String, Object> fault = new HashMap<>(Map.of("face", "optiply", "account", shop.account(), "kind", kind));
        for (int i = 0; i < more.length; i += 2) {
            fault.put((String) more[i], more[i + 1]);
        }
        sandbox.fault(fault);
    }

    /** So many answers to a shop's calls get lost after they had their effect. */
    void lose(Shop shop, String method, String path, int times) {
        fault(shop, "answer-lost", "method", method, "path", path, "times", times);
    }

    /** A bearer token of the operator's; it lives for five minutes. */
    String operatorToken() {
        return call(
                        "POST",
                        config("sandbox.oidc") + "/protocol/openid-connect/token",
                        "grant_type=client_credentials&client_id=operator&client_secret=operator-secret",
                        Map.of("Content-Type", "application/x-www-form-urlencoded"))
                .path("access_token")
                .asText();
    }

    /** What the writer's API says about one record; a missing node before it knows it. */
    JsonNode explain(Shop shop, String type, String key) {
        return api("GET", "/api/v1/tenants/" + shop.tenant() + "/resources/" + type + "/" + key);
    }

    /** A call of the writer's API as the operator; a missing node when it answers 404. */
    JsonNode api(String method, String path) {
        var answer = RestAssured.given().auth().oauth2(operatorToken()).request(method, path);
        if (answer.statusCode() == 404) {
            return MissingNode.getInstance();
        }
        answer.then().statusCode(200);
        return parsed(answer.asString());
    }

    static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A call to Optiply as somebody else with the account's own credentials would make it. */
    JsonNode optiplyCall(Shop shop, String method, String path, String body) {
        JsonNode token = call(
                "POST",
                config("auth.stand-in") + "/api/v1/tenants/" + shop.tenant() + "/optiply-token",
                "{}",
                Map.of("Content-Type", "application/json", "Authorization", "Bearer eyTest"));
        return call(
                method,
                token.path("baseUrl").asText() + path + "?accountId=" + shop.account(),
                body,
                Map.of(
                        "Content-Type",
                        "application/vnd.api+json",
                        "Authorization",
                        "Bearer " + token.path("accessToken").asText()));
    }

    static String config(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }

    private static void access(String tenant, JsonNode seeded) {
        ObjectNode account = TokenStandIn.account(seeded, URI.create(config("sandbox.optiply")));
        call("PUT", config("auth.stand-in") + "/tenants/" + tenant, account.toString(), Map.of());
    }

    private static JsonNode call(String method, String url, String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new IllegalStateException(
                        method + " " + url + ": " + response.statusCode() + " " + response.body());
            }
            return response.body().isEmpty() ? JSON.nullNode() : JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private static KafkaProducer<String, byte[]> producer() {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, config("kafka.bootstrap.servers"));
        settings.put(ProducerConfig.PARTITIONER_CLASS_CONFIG, TenantPartitioner.class.getName());
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "writer-test-shops");
        KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        producer.initTransactions();
        return producer;
    }
}
