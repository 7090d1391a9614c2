package com.optiply.connector.testsupport;

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
import java.time.Instant;
import java.util.Map;

/** The sandbox's admin API. Every call fails with the sandbox's own words when the sandbox refuses it. */
public final class SandboxAdmin {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final String base;

    public SandboxAdmin(URI admin) {
        String text = admin.toString();
        this.base = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    /** Adds companies; the answer has one entry in {@code tenants} for each. */
    public JsonNode seed(Map<String, ?> seed) {
        return call("POST", "/seed", seed);
    }

    public void reset() {
        call("POST", "/reset", Map.of());
    }

    public JsonNode clock() {
        return call("GET", "/clock", null);
    }

    /** @param rate vendor seconds per real second */
    public void setClock(Instant now, double rate) {
        call("PUT", "/clock", Map.of("now", now.toString(), "rate", rate));
    }

    public void setClockRate(double rate) {
        call("PUT", "/clock", Map.of("rate", rate));
    }

    /** All rows of an entity as raw property maps. */
    public JsonNode rows(int division, String entity) {
        return call("GET", rowPath(division, entity), null);
    }

    public JsonNode row(int division, String entity, String id) {
        return call("GET", rowPath(division, entity) + "/" + id, null);
    }

    public JsonNode post(int division, String entity, Map<String, ?> row) {
        return call("POST", rowPath(division, entity), row);
    }

    public JsonNode patch(int division, String entity, String id, Map<String, ?> change) {
        return call("PATCH", rowPath(division, entity) + "/" + id, change);
    }

    public void delete(int division, String entity, String id) {
        call("DELETE", rowPath(division, entity) + "/" + id, null);
    }

    public void setSwitch(String name, Object value) {
        call("PUT", "/switches/" + name, Map.of("value", value));
    }

    public JsonNode fault(Map<String, ?> fault) {
        return call("POST", "/faults", fault);
    }

    public void clearFaults() {
        call("DELETE", "/faults", null);
    }

    /** @param query for instance {@code face=optiply&method=POST&path=/v1/products.*} */
    public JsonNode requests(String query) {
        return call("GET", "/requests?" + query, null);
    }

    public void clearRequests() {
        call("DELETE", "/requests", null);
    }

    public JsonNode counters() {
        return call("GET", "/counters", null);
    }

    /** Exact final state of a resource type of an account in Optiply's stand-in. */
    public JsonNode optiply(long account, String type) {
        return call("GET", "/optiply/" + account + "/" + type, null);
    }

    /** Any other call, for instance of what a later version of the sandbox offers. */
    public JsonNode call(String method, String path, Object body) {
        try {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(60));
            if (body == null) {
                request.method(method, BodyPublishers.noBody());
            } else {
                request.header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
            }
            HttpResponse<byte[]> answer = HTTP.send(request.build(), BodyHandlers.ofByteArray());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException("Sandbox: " + method + " " + path + " answered " + answer.statusCode()
                        + " " + new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8));
            }
            return answer.body().length == 0 ? JSON.nullNode() : JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException("Sandbox: " + method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    private static String rowPath(int division, String entity) {
        return "/exact/" + division + "/" + entity;
    }
}
