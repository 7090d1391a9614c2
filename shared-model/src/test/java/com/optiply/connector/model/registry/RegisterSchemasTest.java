package com.optiply.connector.model.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.optiply.connector.model.json.EventJson;
import com.optiply.connector.model.topic.Topic;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against the contract of Confluent's registry (API reference: POST /subjects/{subject}/versions), as far as it is used. */
class RegisterSchemasTest {

    private record Posted(JsonNode body, String contentType, String authorization) {}

    private final Map<String, Posted> posted = new ConcurrentHashMap<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/apis/ccompat/v7/subjects/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void every_topic_has_its_schema_in_the_registry() throws Exception {
        assertThat(new RegisterSchemas(registry(), Optional.of("Basic bGFicw==")).register("shop."))
                .isEmpty();

        assertThat(posted.keySet())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Topic.values())
                        .map(topic -> topic.name("shop.") + "-value")
                        .toList());
        Posted item = posted.get("shop.exact.item.v1-value");
        assertThat(item.contentType()).isEqualTo("application/vnd.schemaregistry.v1+json");
        assertThat(item.authorization()).isEqualTo("Basic bGFicw==");
        assertThat(item.body().path("schemaType").asText()).isEqualTo("JSON");
        assertThat(item.body().path("schema").asText())
                .isEqualTo(Files.readString(Path.of("src/main/resources/schemas/exact.item.v1.schema.json")));
    }

    @Test
    void what_the_registry_refuses_is_told_by_topic() throws Exception {
        assertThat(new RegisterSchemas(registry(), Optional.empty()).register("refused."))
                .hasSameSizeAs(Topic.values())
                .allMatch(problem -> problem.contains("409") && problem.contains("incompatible"))
                .anyMatch(problem -> problem.startsWith("refused.exact.item.v1-value is not registered"));
        server.stop(0);
        assertThat(new RegisterSchemas(registry(), Optional.empty()).register(""))
                .allMatch(problem -> problem.contains("cannot be reached"));
    }

    private URI registry() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/apis/ccompat/v7/");
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String subject = exchange.getRequestURI().getPath().replaceAll(".*/subjects/(.*)/versions", "$1");
            if (subject.startsWith("refused.")) {
                send(exchange, 409, "{\"error_code\":409,\"message\":\"Schema being registered is incompatible\"}");
                return;
            }
            posted.put(
                    subject,
                    new Posted(
                            EventJson.mapper().readTree(exchange.getRequestBody()),
                            exchange.getRequestHeaders().getFirst("Content-Type"),
                            exchange.getRequestHeaders().getFirst("Authorization")));
            send(exchange, 200, "{\"id\":" + posted.size() + "}");
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
