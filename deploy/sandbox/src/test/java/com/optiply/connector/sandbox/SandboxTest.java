package com.optiply.connector.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.junit.jupiter.api.BeforeEach;

/** One sandbox for all tests of the module, over real HTTP; every test starts with an empty one. */
abstract class SandboxTest {
    static final ObjectMapper JSON = new ObjectMapper();
    static final Sandbox SANDBOX = Sandbox.start(Ports.free());
    static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    static final String REDIRECT = "http://localhost:1/oauth/callback";

    @BeforeEach
    void emptySandbox() {
        admin("POST", "/reset", null);
    }

    /** A request that was answered. */
    record Reply(int status, String text, HttpResponse<String> raw) {
        JsonNode json() {
            return parse(text);
        }

        String header(String name) {
            return raw.headers().firstValue(name).orElse(null);
        }
    }

    static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new AssertionError("no JSON: " + text, broken);
        }
    }

    static Reply send(HttpRequest request) {
        try {
            HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.body(), response);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    static Reply admin(String method, String path, String body) {
        HttpRequest.BodyPublisher publisher =
                body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        return send(HttpRequest.newBuilder(URI.create(SANDBOX.admin() + path))
                .method(method, publisher)
                .build());
    }

    static JsonNode rows(int division, String store) {
        return admin("GET", "/exact/" + division + "/" + store, null).json();
    }

    static void turn(String name, String value) {
        Reply reply = admin("PUT", "/switches/" + name, "{\"value\":" + value + "}");
        if (reply.status() != 200) {
            throw new AssertionError(reply.text());
        }
    }

    static void setClock(String now) {
        admin("PUT", "/clock", "{\"now\":\"" + now + "\",\"rate\":0}");
    }

    /** Credentials of the first tenant of a seed. */
    static Tenant seed(String request) {
        Reply reply = admin("POST", "/seed", request);
        if (reply.status() != 200) {
            throw new AssertionError(reply.text());
        }
        return Tenant.of(reply.json().at("/tenants/0"));
    }

    static Tenant seedNamed(String name) {
        return seed("{\"name\":\"" + name + "\"}");
    }

    /** What a seed answered about one tenant. */
    record Tenant(JsonNode exact, JsonNode optiply) {
        static Tenant of(JsonNode json) {
            return new Tenant(json.get("exact"), json.get("optiply"));
        }

        int division() {
            return exact.get("division").intValue();
        }

        /** This user and company, with the app of another. */
        Tenant with(Tenant other) {
            ObjectNode mixed = exact.deepCopy();
            for (String name : List.of("clientId", "clientSecret", "webhookSecret")) {
                mixed.set(name, other.exact.get(name));
            }
            return new Tenant(mixed, optiply);
        }

        int account() {
            return optiply.get("accountId").intValue();
        }
    }

    static String form(Map<String, String> fields) {
        StringJoiner form = new StringJoiner("&");
        fields.forEach((name, value) -> form.add(encode(name) + "=" + encode(value)));
        return form.toString();
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static Reply postForm(String url, Map<String, String> fields, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(fields)));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    static Reply exactToken(Tenant tenant, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.putIfAbsent("client_id", tenant.exact().get("clientId").asText());
        all.putIfAbsent("client_secret", tenant.exact().get("clientSecret").asText());
        return postForm(SANDBOX.exact() + "/api/oauth2/token", all);
    }

    /** Gives consent to all companies in a browser and exchanges the code. */
    static String accessToken(Tenant tenant) {
        return exchange(tenant, Browser.code(tenant)).json().get("access_token").asText();
    }

    /** The same at a country's site. */
    static String accessToken(Tenant tenant, String site) {
        return postForm(
                        site + "/api/oauth2/token",
                        Map.of(
                                "grant_type", "authorization_code",
                                "code", Browser.code(tenant, site),
                                "redirect_uri", REDIRECT,
                                "client_id", tenant.exact().get("clientId").asText(),
                                "client_secret",
                                        tenant.exact().get("clientSecret").asText()))
                .json()
                .get("access_token")
                .asText();
    }

    static Reply exchange(Tenant tenant, String code) {
        return exactToken(tenant, Map.of("grant_type", "authorization_code", "code", code, "redirect_uri", REDIRECT));
    }

    static Reply refresh(Tenant tenant, String refreshToken) {
        return exactToken(tenant, Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
    }

    /** A GET with JSON; spaces and quotes in the path are encoded. */
    static Reply exact(String token, String path) {
        return send(exactRequest(token, SANDBOX.exact() + path)
                .header("Accept", "application/json")
                .build());
    }

    static Reply follow(String token, String url) {
        return send(
                exactRequest(token, url).header("Accept", "application/json").build());
    }

    static HttpRequest.Builder exactRequest(String token, String url) {
        return HttpRequest.newBuilder(URI.create(url.replace(" ", "%20"))).header("Authorization", "Bearer " + token);
    }

    static String optiplyToken(Tenant tenant) {
        JsonNode optiply = tenant.optiply();
        return postForm(
                        SANDBOX.optiply() + "/api/auth/oauth/token",
                        Map.of(
                                "grant_type", "password",
                                "username", optiply.get("username").asText(),
                                "password", optiply.get("password").asText()),
                        "Authorization",
                        basic(
                                optiply.get("clientId").asText(),
                                optiply.get("clientSecret").asText()))
                .json()
                .get("access_token")
                .asText();
    }

    static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    static Reply optiply(String token, String method, String path, String attributes) {
        String type = path.replaceAll("^/v1/([^/?]+).*$", "$1");
        String body =
                attributes == null ? "" : "{\"data\":{\"type\":\"" + type + "\",\"attributes\":" + attributes + "}}";
        return send(HttpRequest.newBuilder(URI.create(SANDBOX.optiply() + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/vnd.api+json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build());
    }
}
