package com.optiply.connector.local.onboarding;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** The API of connector-auth in the hands of an operator. A refusal becomes an exception with the words of the problem. */
public final class OperatorApi {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI auth;
    private final OperatorToken token;

    /** @param auth base address of connector-auth */
    public OperatorApi(URI auth, OperatorToken token) {
        this.auth = auth;
        this.token = token;
    }

    JsonNode createTenant(Map<String, ?> tenant) {
        return call("POST", "/api/v1/tenants", tenant);
    }

    URI connectLink(String tenant) {
        return URI.create(call("POST", path(tenant) + "/connect-link", Map.of())
                .path("url")
                .asText());
    }

    JsonNode divisions(String tenant) {
        return call("GET", path(tenant) + "/divisions", null);
    }

    void chooseDivision(String tenant, int division) {
        call("PUT", path(tenant) + "/division", Map.of("division", Integer.toString(division)));
    }

    JsonNode activate(String tenant) {
        return call("POST", path(tenant) + "/activate", Map.of());
    }

    /** Replaces a tenant's settings. */
    public void changeSettings(String tenant, TenantSettings settings) {
        call("PUT", path(tenant) + "/settings", settings.json());
    }

    /** A new link for a person to try the merchant's pages by hand. */
    public URI linkToTry(String tenant) {
        return connectLink(tenant);
    }

    /** One tenant, without its secrets. */
    public JsonNode tenant(String tenant) {
        return call("GET", path(tenant), null);
    }

    /** The first page of all tenants. */
    public JsonNode tenants() {
        return call("GET", "/api/v1/tenants", null);
    }

    /** State and freshness per stream, as the operator sees it. */
    public JsonNode status(String tenant) {
        return call("GET", path(tenant) + "/status", null);
    }

    private static String path(String tenant) {
        return "/api/v1/tenants/" + tenant;
    }

    private JsonNode call(String method, String path, Object body) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(auth.resolve(path))
                    .timeout(LIMIT)
                    .header("Authorization", "Bearer " + token.value())
                    .header("Accept", "application/json");
            if (body == null) {
                request.method(method, BodyPublishers.noBody());
            } else {
                request.header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
            }
            HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException("connector-auth: %s %s answered %d %s"
                        .formatted(method, path, answer.statusCode(), new String(answer.body(), UTF_8)));
            }
            return answer.body().length == 0 ? JSON.nullNode() : JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException("connector-auth: " + method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }
}
