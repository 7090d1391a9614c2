package com.optiply.connector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jsoup.Connection;
import org.jsoup.Jsoup;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Exact reference §1.1: apps, users, tokens and companies belong to one country's site. */
class SitesTest extends SandboxTest {
    private Tenant belgian;

    @BeforeEach
    void aBelgianAndADutchCompany() {
        belgian = seed("{\"name\":\"online-retail\",\"country\":\"be\"}");
        seedNamed("empty");
    }

    private static String site(String country) {
        return SANDBOX.exact() + "/" + country;
    }

    private String code() throws IOException {
        Connection session = Jsoup.newSession();
        FormElement login = (FormElement) session.newRequest(site("be") + "/api/oauth2/auth")
                .data(Map.of(
                        "client_id",
                        belgian.exact().get("clientId").asText(),
                        "redirect_uri",
                        REDIRECT,
                        "response_type",
                        "code"))
                .get()
                .selectFirst("form");
        login.selectFirst("[name=UserName]").val(belgian.exact().get("userName").asText());
        login.selectFirst("[name=Password]").val(belgian.exact().get("password").asText());
        FormElement consent = (FormElement) login.submit().execute().parse().selectFirst("form");
        String location = consent.submit()
                .data("decision", "allow")
                .followRedirects(false)
                .execute()
                .header("Location");
        return URI.create(location).getQuery().replaceAll("^.*code=", "");
    }

    private Reply exchange(String site, String code) {
        return postForm(
                site + "/api/oauth2/token",
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "redirect_uri",
                        REDIRECT,
                        "client_id",
                        belgian.exact().get("clientId").asText(),
                        "client_secret",
                        belgian.exact().get("clientSecret").asText()));
    }

    @Test
    void a_token_of_one_site_is_good_there_only() throws IOException {
        String code = code();
        assertThat(exchange(site("nl"), code).status()).isEqualTo(400);
        String token = exchange(site("be"), code).json().get("access_token").asText();

        String path = "/api/v1/" + belgian.division() + "/sync/Logistics/Items?$filter=Timestamp gt 1L&$select=ID";
        turn("exact.sync-page-size", "10");
        JsonNode page = follow(token, site("be") + path).json();
        assertThat(page.at("/d/results/0/__metadata/uri").asText()).startsWith(site("be") + "/api/v1/");
        assertThat(page.at("/d/__next").asText()).startsWith(site("be") + "/api/v1/");
        assertThat(follow(token, page.at("/d/__next").asText()).json().at("/d/results"))
                .hasSize(10);
        assertThat(follow(token, SANDBOX.exact() + path).status()).isEqualTo(401);
        assertThat(follow(token, site("de") + path).status()).isEqualTo(401);
        assertThat(follow(token, site("be") + "/api/v1/" + belgian.division() + "/system/Divisions?$select=Country")
                        .json()
                        .at("/d/results/0/Country")
                        .asText())
                .isEqualTo("BE ");
    }

    @Test
    void the_host_name_says_the_site_where_it_can_be_had() throws IOException {
        String token = exchange(site("be"), code()).json().get("access_token").asText();

        assertThat(raw("start.exactonline.be", token))
                .startsWith("HTTP/1.1 200")
                .contains("http://start.exactonline.be/");
        assertThat(raw("start.exactonline.nl", token)).startsWith("HTTP/1.1 401");
        assertThat(raw("start.exactonline.co.uk", token)).startsWith("HTTP/1.1 401");
    }

    private static String raw(String host, String token) {
        int port = URI.create(SANDBOX.exact()).getPort();
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream()
                    .write(("GET /api/v1/current/Me HTTP/1.1\r\nHost: " + host + "\r\nAccept: application/json\r\n"
                                    + "Authorization: Bearer " + token + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
