package com.optiply.connector.local.onboarding;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A merchant as the sandbox made it up: a company in Exact with an app and a user, and an account in Optiply.
 *
 * @param exact   division, clientId, clientSecret, userName, password
 * @param optiply accountId, couplingId, clientId, clientSecret, username, password
 */
public record Merchant(JsonNode exact, JsonNode optiply) {

    /** @param tenant one entry of the sandbox's answer to a seed */
    public static Merchant of(JsonNode tenant) {
        return new Merchant(tenant.path("exact"), tenant.path("optiply"));
    }

    public int division() {
        return exact.path("division").asInt();
    }

    public long account() {
        return optiply.path("accountId").asLong();
    }

    /** Names the company; never the credentials. */
    @Override
    public String toString() {
        return "Merchant[division=" + division() + ", account=" + account() + "]";
    }
}
