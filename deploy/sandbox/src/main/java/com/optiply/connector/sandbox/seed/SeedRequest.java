package com.optiply.connector.sandbox.seed;

import com.fasterxml.jackson.databind.JsonNode;
import com.optiply.connector.sandbox.exact.Site;
import java.util.Optional;

/**
 * What to add.
 *
 * @param shareUser one app and one user for all companies of the request
 * @param licences how many Exact customers own the companies that share a user, in turn (Exact reference §1.7)
 * @param country the country's site to which app, user and company belong
 * @param rows rows to insert, by store; a missing node when there are none
 */
public record SeedRequest(
        String name,
        int tenants,
        long seed,
        int items,
        int orders,
        int orderLines,
        int invoices,
        Optional<String> redirectUri,
        boolean shareUser,
        int licences,
        String country,
        JsonNode rows) {

    /** Reads a request; {@link IllegalArgumentException} for an unknown name or a negative number. */
    public static SeedRequest of(JsonNode json) {
        SeedRequest request = new SeedRequest(
                json.path("name").asText(""),
                json.path("tenants").asInt(1),
                json.path("seed").asLong(1),
                json.path("items").asInt(1_000),
                json.path("orders").asInt(500),
                json.path("orderLines").asInt(2_000),
                json.path("invoices").asInt(0),
                Optional.ofNullable(json.get("redirectUri")).map(JsonNode::asText),
                json.path("shareUser").asBoolean(false),
                json.path("licences").asInt(1),
                json.path("country").asText(Site.HOME),
                json.path("rows"));
        if (request.tenants < 1 || request.items < 0 || request.orders < 0 || request.invoices < 0) {
            throw new IllegalArgumentException("tenants must be 1 or more, items, orders and invoices 0 or more");
        }
        if (request.licences < 1) {
            throw new IllegalArgumentException("licences must be 1 or more");
        }
        if (!Site.COUNTRIES.contains(request.country)) {
            throw new IllegalArgumentException(
                    "unknown country '" + request.country + "'; use one of " + Site.COUNTRIES);
        }
        return request;
    }
}
