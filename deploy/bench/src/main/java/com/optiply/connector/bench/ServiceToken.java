package com.optiply.connector.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jsoup.Connection;
import org.jsoup.Jsoup;

/**
 * The poller's own access token for calling connector-auth.
 *
 * @param issuer of the sandbox
 */
record ServiceToken(String issuer) {

    private static final ObjectMapper JSON = new ObjectMapper();

    String value() {
        try {
            String endpoint = JSON.readTree(Jsoup.connect(issuer + "/.well-known/openid-configuration")
                            .ignoreContentType(true)
                            .execute()
                            .body())
                    .path("token_endpoint")
                    .asText();
            String answer = Jsoup.connect(endpoint)
                    .ignoreContentType(true)
                    .data(Map.of(
                            "grant_type",
                            "client_credentials",
                            "client_id",
                            "connector-exact-poller",
                            "client_secret",
                            "poller-secret"))
                    .method(Connection.Method.POST)
                    .execute()
                    .body();
            return JSON.readTree(answer).path("access_token").asText();
        } catch (IOException broken) {
            throw new UncheckedIOException("The OIDC issuer does not answer", broken);
        }
    }
}
