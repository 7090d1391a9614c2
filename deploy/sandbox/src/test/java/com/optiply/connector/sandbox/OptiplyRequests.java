package com.optiply.connector.sandbox;

import java.net.URI;
import java.net.http.HttpRequest;

/** Requests as every client of Optiply sends them. */
final class OptiplyRequests {
    private OptiplyRequests() {}

    static HttpRequest.Builder request(String token, String url) {
        return HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/vnd.api+json");
    }
}
