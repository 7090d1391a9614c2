package com.optiply.connector.testsupport.merchant;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stands in for connector-auth where only the writer runs: answers {@code optiply-token} by a real password grant at the sandbox. A tenant is registered by {@code
 * PUT /tenants/{id}} with the account as the sandbox's seed gave it, plus {@code tokenUrl} and {@code baseUrl}; an empty object takes it away.
 */
public final class TokenStandIn implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, JsonNode> tenants = new ConcurrentHashMap<>();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    private TokenStandIn(HttpServer server) {
        this.server = server;
    }

    /** On a free port. */
    public static TokenStandIn start() {
        try {
            TokenStandIn standIn =
                    new TokenStandIn(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
            standIn.server.createContext("/tenants/", standIn::register);
            standIn.server.createContext("/api/v1/tenants/", standIn::token);
            standIn.server.setExecutor(standIn.threads);
            standIn.server.start();
            return standIn;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Base address. */
    public String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /**
     * The account of a tenant as {@code PUT /tenants/{id}} takes it.
     *
     * @param seeded  the tenant as the sandbox's seed gave it
     * @param optiply base address of the sandbox's Optiply face
     */
    public static ObjectNode account(JsonNode seeded, URI optiply) {
        ObjectNode account = seeded.path("optiply").deepCopy();
        account.put("baseUrl", optiply + "/v1");
        account.put("tokenUrl", optiply + "/api/auth/oauth/token");
        return account;
    }

    /** Registers a tenant from the same process. */
    public void register(String tenant, JsonNode account) {
        tenants.put(tenant, account);
        tokens.remove(tenant);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        http.close();
    }

    private void register(HttpExchange exchange) throws IOException {
        String tenant = exchange.getRequestURI().getPath().substring("/tenants/".length());
        JsonNode account = JSON.readTree(exchange.getRequestBody());
        if (account.isEmpty()) {
            tenants.remove(tenant);
            tokens.remove(tenant);
        } else {
            register(tenant, account);
        }
        answer(exchange, 200, Map.of());
    }

    private void token(HttpExchange exchange) throws IOException {
        String tenant = exchange.getRequestURI().getPath().split("/")[4];
        JsonNode request = JSON.readTree(exchange.getRequestBody());
        String bearer = exchange.getRequestHeaders().getFirst("Authorization");
        JsonNode account = tenants.get(tenant);
        if (bearer == null || !bearer.startsWith("Bearer ey")) {
            answer(exchange, 401, Map.of("status", 401));
        } else if (account == null) {
            answer(exchange, 409, Map.of("status", 409, "type", "https://optiply.com/problems/not-active"));
        } else {
            if (request.hasNonNull("rejected")) {
                tokens.remove(tenant);
            }
            answer(
                    exchange,
                    200,
                    Map.of(
                            "accessToken",
                            tokens.computeIfAbsent(tenant, id -> login(account)),
                            "expiresAt",
                            Instant.parse("2099-01-01T00:00:00Z").toString(),
                            "accountId",
                            account.path("accountId").asLong(),
                            "couplingId",
                            account.path("couplingId").asLong(),
                            "baseUrl",
                            account.path("baseUrl").asText()));
        }
    }

    private String login(JsonNode account) {
        String basic = account.path("clientId").asText() + ":"
                + account.path("clientSecret").asText();
        String form = "grant_type=password&username=" + encoded(account, "username") + "&password="
                + encoded(account, "password");
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(account.path("tokenUrl").asText()))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(basic.getBytes(UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        try {
            return JSON.readTree(http.send(request, BodyHandlers.ofString()).body())
                    .path("access_token")
                    .asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(JsonNode account, String field) {
        return URLEncoder.encode(account.path(field).asText(), UTF_8);
    }

    private static void answer(HttpExchange exchange, int status, Map<String, ?> body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
