package com.optiply.connector.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.optiply.connector.sandbox.SandboxTest.Reply;
import com.optiply.connector.sandbox.SandboxTest.Tenant;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;

/** Calls below one division with one token. Paths begin behind the division; blanks in them are encoded. */
record ExactClient(String token, int division) {

    static ExactClient of(Tenant tenant) {
        return new ExactClient(SandboxTest.accessToken(tenant), tenant.division());
    }

    String root() {
        return SandboxTest.SANDBOX.exact() + "/api/v1/" + division;
    }

    Reply get(String path) {
        return send("GET", path, null, "Accept", "application/json");
    }

    JsonNode results(String path) {
        JsonNode d = get(path).json().get("d");
        return d.isArray() ? d : d.get("results");
    }

    Reply post(String path, String body) {
        return send("POST", path, body, "Accept", "application/json", "Prefer", "return=representation");
    }

    Reply put(String path, String body) {
        return send("PUT", path, body, "Accept", "application/json");
    }

    Reply delete(String path) {
        return send("DELETE", path, null, "Accept", "application/json");
    }

    /** A call with exactly these headers beside the token. */
    Reply send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = SandboxTest.exactRequest(token, path.startsWith("http") ? path : root() + path)
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return SandboxTest.send(request.build());
    }

    /** All rows of a sync endpoint above a version. */
    List<JsonNode> sync(String path, long after, String select) {
        List<JsonNode> rows = new ArrayList<>();
        String url = root() + path + "?$filter=Timestamp gt " + after + "L&$select=Timestamp," + select;
        while (url != null) {
            JsonNode page = get(url).json().get("d");
            page.get("results").forEach(rows::add);
            url = page.path("__next").asText(null);
        }
        return rows;
    }

    /** The highest version of a sync endpoint. */
    long newest(String path) {
        return sync(path, 1, "Division").stream()
                .mapToLong(row -> row.get("Timestamp").asLong())
                .max()
                .orElse(1);
    }
}
