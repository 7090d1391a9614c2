package com.optiply.connector.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.optiply.connector.testsupport.merchant.Shop;
import com.optiply.connector.testsupport.merchant.TokenStandIn;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** Writes products the way today's target does (Optiply reference, section 5): one record per call, one after the other, a new connection for each. */
final class SequentialWriter {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode account;
    private final String token;

    SequentialWriter(Shop shop, URI optiply) {
        account = TokenStandIn.account(shop.seeded(), optiply);
        token = login();
    }

    /** @return products per second */
    double write(int number) {
        long start = System.nanoTime();
        String url = account.path("baseUrl").asText() + "/products?accountId="
                + account.path("accountId").asLong() + "&couplingId="
                + account.path("couplingId").asLong();
        for (int i = 0; i < number; i++) {
            ObjectNode body = JSON.createObjectNode();
            body.putObject("data")
                    .put("type", "products")
                    .putObject("attributes")
                    .put("name", "Product " + i)
                    .put("skuCode", "SEQ-" + i)
                    .put("stockLevel", 3)
                    .put("unlimitedStock", false)
                    .put("status", "enabled");
            call(
                    url,
                    body.toString(),
                    Map.of("Content-Type", "application/vnd.api+json", "Authorization", "Bearer " + token));
        }
        return number * 1e9 / (System.nanoTime() - start);
    }

    private String login() {
        String basic = account.path("clientId").asText() + ":"
                + account.path("clientSecret").asText();
        String form = "grant_type=password&username=" + encoded("username") + "&password=" + encoded("password");
        String answer = call(
                account.path("tokenUrl").asText(),
                form,
                Map.of(
                        "Content-Type",
                        "application/x-www-form-urlencoded",
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8))));
        try {
            return JSON.readTree(answer).path("access_token").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String encoded(String field) {
        return URLEncoder.encode(account.path(field).asText(), StandardCharsets.UTF_8);
    }

    private static String call(String url, String body, Map<String, String> headers) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(url).toURL().openConnection();
            connection.setRequestMethod("POST");
            connection.setDoOutput(true);
            headers.forEach(connection::setRequestProperty);
            connection.setRequestProperty("Connection", "close");
            connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
            if (connection.getResponseCode() >= 300) {
                throw new IllegalStateException(url + " answered " + connection.getResponseCode());
            }
            try (InputStream answer = connection.getInputStream()) {
                return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
