package com.optiply.connector.writer.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.optiply.connector.model.topic.TenantPartitioner;
import com.optiply.connector.testsupport.SandboxAdmin;
import com.optiply.connector.writer.fixture.Shop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** What surrounds the writer in these tests. */
final class World {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final SandboxAdmin sandbox = new SandboxAdmin(URI.create(config("sandbox.admin")));
    private final KafkaProducer<String, byte[]> producer = producer();

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

    /** Calls of the shop's account, by method and path. */
    List<JsonNode> calls(Shop shop, String method, String path) {
        return list(sandbox.requests("face=optiply&method=" + method + "&limit=100000&path=" + path)).stream()
                .filter(call -> call.path("query").asText().contains("accountId=" + shop.account()))
                .toList();
    }

    /** The operator's bearer token. */
    String operatorToken() {
        return call(
                        "POST",
                        config("sandbox.oidc") + "/protocol/openid-connect/token",
                        "grant_type=client_credentials&client_id=operator&client_secret=operator-secret",
                        Map.of("Content-Type", "application/x-www-form-urlencoded"))
                .path("access_token")
                .asText();
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

    void close() {
        producer.close();
    }

    private static void access(String tenant, JsonNode seeded) {
        ObjectNode account = seeded.path("optiply").deepCopy();
        account.put("baseUrl", config("sandbox.optiply") + "/v1");
        account.put("tokenUrl", config("sandbox.optiply") + "/api/auth/oauth/token");
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
