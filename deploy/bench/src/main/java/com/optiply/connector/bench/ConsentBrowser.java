package com.optiply.connector.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jsoup.Connection;
import org.jsoup.Jsoup;
import org.jsoup.nodes.FormElement;

/** Logs in at the sandbox, consents to all companies and fetches an access token, as a merchant and an app do. */
record ConsentBrowser(URI exact, JsonNode merchant) {

    private static final String REDIRECT = "http://localhost:1/callback";

    String accessToken() {
        Connection session = Jsoup.newSession().ignoreContentType(true).maxBodySize(0);
        try {
            FormElement login = form(session.newRequest(exact + "/api/oauth2/auth")
                    .data(Map.of("client_id", text("clientId"), "redirect_uri", REDIRECT, "response_type", "code")));
            login.selectFirst("[name=UserName]").val(text("userName"));
            login.selectFirst("[name=Password]").val(text("password"));
            String location = form(login.submit())
                    .submit()
                    .data("decision", "allow")
                    .followRedirects(false)
                    .execute()
                    .header("Location");
            String code =
                    URLDecoder.decode(location.replaceAll("^.*[?&]code=([^&]*).*$", "$1"), StandardCharsets.UTF_8);
            String answer = session.newRequest(exact + "/api/oauth2/token")
                    .data(Map.of(
                            "grant_type",
                            "authorization_code",
                            "code",
                            code,
                            "redirect_uri",
                            REDIRECT,
                            "client_id",
                            text("clientId"),
                            "client_secret",
                            text("clientSecret")))
                    .method(Connection.Method.POST)
                    .execute()
                    .body();
            return new ObjectMapper().readTree(answer).get("access_token").asText();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private String text(String name) {
        return merchant.path(name).asText();
    }

    private static FormElement form(Connection page) throws IOException {
        return (FormElement) page.execute().parse().selectFirst("form");
    }
}
