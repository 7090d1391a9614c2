package com.optiply.connector.auth.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.optiply.connector.auth.fixture.Api;
import com.optiply.connector.auth.fixture.Browser;
import com.optiply.connector.auth.fixture.Merchant;
import com.optiply.connector.auth.fixture.Reply;
import com.optiply.connector.auth.fixture.ServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** What one tenant's link or token opens is that tenant and nothing else; whatever else is tried is refused alike, without telling what exists. */
@QuarkusTest
class IsolationTest extends ServiceTest {

    private static final String TENANTS = "/api/v1/tenants";

    @Test
    void a_link_is_no_key_to_anything_but_its_own_pages() {
        ready("own");
        ready("other");
        URI link = operator.connectLink("own");
        String token = link.getPath().substring(link.getPath().lastIndexOf('/') + 1);

        for (String path : List.of(TENANTS, TENANTS + "/own", TENANTS + "/other", TENANTS + "/own/status")) {
            Api.callWith(service, "Bearer " + token, "GET", path, null).expectProblem(401, "unauthenticated");
        }
        for (String trick : List.of(
                "/../../api/v1/tenants/other",
                "/%2e%2e/%2e%2e/api/v1/tenants/other",
                "/..%2f..%2fother",
                "/app%00",
                "//app/other",
                "/exact/other")) {
            assertThat(page(token + trick).status()).as(trick).isIn(400, 401, 404, 405);
        }
        for (String trick : List.of("/app?tenant=other&id=other", "/app;tenant=other")) {
            assertThat(page(token + trick).expect(200).body()).as(trick).doesNotContain("Shop other");
        }
    }

    @Test
    void guessed_links_are_refused_alike() {
        ready("guessed");
        URI link = operator.connectLink("guessed");
        String token = link.getPath().substring(link.getPath().lastIndexOf('/') + 1);
        String expected = page("A".repeat(43)).body();

        for (String guess : List.of(
                token.substring(1),
                token + "A",
                token.toUpperCase(Locale.ROOT),
                new StringBuilder(token).reverse().toString(),
                "guessed",
                "1")) {
            Reply refused = page(guess);
            assertThat(refused.status()).as("a guess").isEqualTo(404);
            assertThat(refused.body().replace(guess, "")).isEqualTo(expected.replace("A".repeat(43), ""));
        }
    }

    @Test
    void a_link_that_was_revoked_or_replaced_opens_nothing() {
        ready("revoked-link");
        URI first = operator.connectLink("revoked-link");
        URI second = operator.connectLink("revoked-link");
        assertThat(new Browser().open(first).statusCode()).isEqualTo(404);
        assertThat(new Browser().open(second).statusCode()).isEqualTo(200);

        operator.delete(TENANTS + "/revoked-link/connect-link").expect(204);

        assertThat(new Browser().open(second).statusCode()).isEqualTo(404);
        operator.delete(TENANTS + "/nobody/connect-link").expectProblem(404, "not-found");
        poller.delete(TENANTS + "/revoked-link/connect-link").expectProblem(403, "forbidden");
    }

    @Test
    void a_form_changes_what_its_page_shows_and_no_more() throws IOException {
        Merchant other = ready("assigned-other");
        Merchant own = ready("assigned");
        String link = operator.connectLink("assigned").toString();
        Browser browser = new Browser();
        Document warehouses = browser.read(URI.create(link + "/warehouses"));

        browser.send(warehouses, form -> {
            form.appendElement("input").attr("name", "state").val("ACTIVE");
            form.appendElement("input").attr("name", "id").val("assigned-other");
            form.appendElement("input").attr("name", "division").val("" + other.division());
            form.appendElement("input").attr("name", "optiply.accountId").val("" + other.account());
        });

        var tenant = operator.get(TENANTS + "/assigned").json();
        assertThat(tenant.path("state").asText()).isEqualTo("READY");
        assertThat(tenant.path("division").asInt()).isEqualTo(own.division());
        assertThat(tenant.at("/optiply/accountId").asLong()).isEqualTo(own.account());
        // Another tenant's company is refused although the service itself could read it.
        Document company = browser.read(URI.create(link + "/company"));
        assertThat(browser.send(company, form -> form.expectFirst("[name=pasted]")
                                .val("" + other.division()))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void fields_that_are_not_the_callers_are_named_and_refused() {
        for (String field : List.of("state", "incarnation", "revision", "division", "redirectUrl", "access", "grant")) {
            ObjectNode body = merchant().tenant("mass");
            body.put(field, "1");
            operator.post(TENANTS, body).expectProblem(400, "invalid-request").naming(field);
        }
        operator.get(TENANTS + "/mass").expectProblem(404, "not-found");
    }

    @Test
    void large_bodies_are_refused_however_they_are_sent() throws Exception {
        ready("large-body");
        String link = operator.connectLink("large-body").getPath();
        String form = "mode=global&padding=" + "x".repeat(200_000);
        Reply refused = Api.callWith(service, "", "POST", link + "/warehouses", form);
        assertThat(refused.status()).isEqualTo(413);

        HttpRequest chunked = HttpRequest.newBuilder(service.resolve(link + "/warehouses"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream("mode=global".getBytes(StandardCharsets.UTF_8))))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(client.send(chunked, BodyHandlers.discarding()).statusCode())
                    .isEqualTo(411);
        }
        assertThat(operator.get(TENANTS + "/large-body")
                        .json()
                        .at("/settings/warehouses/mode")
                        .asText())
                .isEqualTo("default");
    }

    private Reply page(String path) {
        return Api.callWith(service, "", "GET", "/connect/" + path, null);
    }
}
