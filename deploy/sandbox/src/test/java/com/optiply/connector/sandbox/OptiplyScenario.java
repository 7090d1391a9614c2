package com.optiply.connector.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;

/** One empty account with a token, and the vendors' clock at a standstill. */
abstract class OptiplyScenario extends SandboxTest {
    Tenant tenant;
    String token;
    String query;

    @BeforeEach
    void seeded() {
        setClock("2026-11-23T10:00:00Z");
        tenant = seedNamed("empty");
        token = optiplyToken(tenant);
        query = "?accountId=" + tenant.account() + "&couplingId="
                + tenant.optiply().get("couplingId");
    }

    Reply post(String type, String attributes) {
        return optiply(token, "POST", "/v1/" + type + query, attributes);
    }

    Reply patch(String path, String attributes) {
        return optiply(token, "PATCH", "/v1/" + path, attributes);
    }

    /** The id of a new record. */
    String create(String type, String attributes) {
        Reply reply = post(type, attributes);
        if (reply.status() != 201) {
            throw new AssertionError(reply.text());
        }
        return reply.json().at("/data/id").asText();
    }

    String product(String name) {
        return create("products", "{\"name\":\"" + name + "\",\"stockLevel\":1,\"unlimitedStock\":false}");
    }

    /** A supplier that delivers in 14 days. */
    String supplier() {
        return create("suppliers", "{\"name\":\"Van Dijk\",\"deliveryTime\":14}");
    }

    JsonNode get(String path) {
        return optiply(token, "GET", path, null).json();
    }

    JsonNode state(String type) {
        return admin("GET", "/optiply/" + tenant.account() + "/" + type, null).json();
    }
}
