package com.optiply.connector.local.onboarding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/** The operator's access token, fetched by client credentials from the OIDC issuer and renewed before it ends. */
public final class OperatorToken {

    private static final String CREDENTIALS = "operator:operator-secret";
    private static final Duration MARGIN = Duration.ofSeconds(20);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI endpoint;
    private String token = "";
    private Instant end = Instant.MIN;

    /** @param issuer of the sandbox */
    public OperatorToken(String issuer) {
        this.endpoint = URI.create(json(URI.create(issuer + "/.well-known/openid-configuration"), null)
                .path("token_endpoint")
                .asText());
    }

    synchronized String value() {
        Instant now = Instant.now();
        if (now.plus(MARGIN).isAfter(end)) {
            JsonNode answer = json(endpoint, "grant_type=client_credentials");
            token = answer.path("access_token").asText();
            end = now.plusSeconds(answer.path("expires_in").asLong());
        }
        return token;
    }

    private JsonNode json(URI address, String form) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(10));
            if (form != null) {
                request.header(
                                "Authorization",
                                "Basic "
                                        + Base64.getEncoder()
                                                .encodeToString(
                                                        CREDENTIALS.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form));
            }
            return JSON.readTree(
                    http.send(request.build(), BodyHandlers.ofByteArray()).body());
        } catch (IOException e) {
            throw new UncheckedIOException("The OIDC issuer does not answer at " + address, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }
}
