package com.optiply.connector.auth.exact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.optiply.connector.auth.secret.Secret;
import com.optiply.connector.model.json.EventJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The few reads that onboarding needs. Only before activation: afterwards the poller alone calls a division, because Exact wants the calls of one app and
 * division one after the other (§2.1). Every method throws {@link ExactReadException} when the answer is not usable.
 */
@ApplicationScoped
public class ExactCompany {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int MOST_PAGES = 50;

    /** The longest time until a list is there or given up, all its pages together. */
    public static final Duration LONGEST_READ = Duration.ofMinutes(2);

    private final ExactHttp http;
    private final ExactSites sites;
    private final Refusals refusals;

    ExactCompany(ExactHttp http, ExactSites sites, Refusals refusals) {
        this.http = http;
        this.sites = sites;
        this.refusals = refusals;
    }

    /** The user the token belongs to. */
    public ExactUser me(String country, Secret accessToken) {
        List<JsonNode> rows = rows(country, "/api/v1/current/Me?$select=UserID,CurrentDivision", accessToken);
        if (rows.isEmpty() || !rows.getFirst().hasNonNull("UserID")) {
            throw new ExactReadException("current/Me", 200, "the answer names no user");
        }
        JsonNode me = rows.getFirst();
        return new ExactUser(
                UUID.fromString(me.path("UserID").asText()),
                me.path("CurrentDivision").asInt());
    }

    /** What the consent covers. The division in the path is not looked at by Exact (§1.7). */
    public List<Division> divisions(String country, int anyDivision, Secret accessToken) {
        String path = "/api/v1/" + anyDivision + "/system/Divisions?$select=Code,Description,Currency,Status";
        return rows(country, path, accessToken).stream()
                .map(row -> new Division(
                        row.path("Code").asInt(),
                        text(row, "Description"),
                        text(row, "Currency"),
                        switch (row.path("Status").asInt(1)) {
                            case 0 -> "inactive";
                            case 2 -> "archived";
                            default -> "active";
                        }))
                .toList();
    }

    /** The warehouses of a company, by code. */
    public List<StockRoom> warehouses(String country, int division, Secret accessToken) {
        String path = "/api/v1/" + division + "/inventory/Warehouses?$select=ID,Code,Description,Main";
        return rows(country, path, accessToken).stream()
                .map(row -> new StockRoom(
                        text(row, "Code"),
                        text(row, "Description"),
                        row.path("Main").asInt() == 1))
                .sorted((a, b) -> a.code().compareTo(b.code()))
                .toList();
    }

    /**
     * Whether the user may read an endpoint; without the right Exact answers an empty list instead of an error (§1.6).
     *
     * @param endpoint for instance {@code Logistics/Items}
     */
    public boolean mayRead(String country, int division, String endpoint, Secret accessToken) {
        String path = "/api/v1/" + division + "/users/UserHasRights?endpoint=" + ExactHttp.encode("'" + endpoint + "'")
                + "&action=" + ExactHttp.encode("'GET'");
        JsonNode body = read(URI.create(sites.host(country) + path), "users/UserHasRights", accessToken);
        return firstBoolean(body);
    }

    /**
     * Whether the company's package offers an endpoint; without the module Exact answers 403 or 404 (§1.6).
     *
     * @param resource with its query, for instance {@code sync/Logistics/Items?$select=ID&$filter=…}
     */
    public boolean offers(String country, int division, String resource, Secret accessToken) {
        String path = "/api/v1/" + division + "/" + resource.replace("$", "%24").replace(" ", "%20");
        String shown = resource.replaceAll("\\?.*", "");
        return switch (get(URI.create(sites.host(country) + path), accessToken)) {
            case Answer.Nothing nothing -> throw new ExactReadException(shown, 0, nothing.cause());
            case Answer.Received received ->
                switch (received.status()) {
                    case 200 -> true;
                    case 403, 404 -> false;
                    default -> throw new ExactReadException(shown, received.status(), "answered " + received.status());
                };
        };
    }

    /** Exact's clock as its answers show it, to the second; empty when they do not. */
    public Optional<Instant> clock(String country, Secret accessToken) {
        URI address = URI.create(sites.host(country) + "/api/v1/current/Me?%24select=UserID");
        return switch (http.get(address, accessToken, LIMIT)) {
            case Answer.Nothing nothing -> throw new ExactReadException("current/Me", 0, nothing.cause());
            case Answer.Received received -> received.date();
        };
    }

    private List<JsonNode> rows(String country, String path, Secret accessToken) {
        URI host = sites.host(country);
        String shown =
                path.substring(path.indexOf('/', "/api/v1/".length()) + 1).replaceAll("\\?.*", "");
        List<JsonNode> rows = new ArrayList<>();
        URI next = URI.create(host + path.replace("$", "%24"));
        Instant lastCall = Instant.now().plus(LONGEST_READ).minus(LIMIT);
        for (int page = 0; next != null && page < MOST_PAGES; page++) {
            if (Instant.now().isAfter(lastCall)) {
                throw new ExactReadException(shown, 0, "the list was not complete within " + LONGEST_READ);
            }
            JsonNode data = read(next, shown, accessToken).path("d");
            JsonNode list = data.isArray() ? data : data.path("results");
            list.forEach(rows::add);
            String link = data.path("__next").asText("");
            // Only ever follow Exact's own site: the token goes with the request.
            next = link.startsWith(host + "/") ? URI.create(link.replace(" ", "%20")) : null;
        }
        return rows;
    }

    /** What Exact has refused lately is not asked again. */
    private Answer get(URI address, Secret accessToken) {
        return refusals.of(address, accessToken, () -> http.get(address, accessToken, LIMIT));
    }

    private JsonNode read(URI address, String shown, Secret accessToken) {
        return switch (get(address, accessToken)) {
            case Answer.Nothing nothing -> throw new ExactReadException(shown, 0, nothing.cause());
            case Answer.Received received -> {
                if (received.status() != 200) {
                    String reason = received.reason().isEmpty() ? "" : " (" + received.reason() + ")";
                    throw new ExactReadException(shown, received.status(), "answered " + received.status() + reason);
                }
                try {
                    yield EventJson.mapper().readTree(received.body().reveal());
                } catch (JsonProcessingException e) {
                    throw new ExactReadException(shown, 200, "the answer is no JSON");
                }
            }
        };
    }

    /** The function's answer wraps the boolean differently from site to site: {@code {"d":{"UserHasRights":true}}}, {@code {"d":true}} or bare. */
    private static boolean firstBoolean(JsonNode node) {
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        for (JsonNode child : node) {
            if (child.isBoolean() || child.isContainerNode()) {
                return firstBoolean(child);
            }
        }
        return false;
    }

    private static String text(JsonNode row, String field) {
        return row.path(field).asText("").trim();
    }
}
