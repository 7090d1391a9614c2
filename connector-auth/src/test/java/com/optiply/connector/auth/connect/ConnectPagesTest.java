package com.optiply.connector.auth.connect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.optiply.connector.auth.fixture.Api;
import com.optiply.connector.auth.fixture.Browser;
import com.optiply.connector.auth.fixture.Canaries;
import com.optiply.connector.auth.fixture.Merchant;
import com.optiply.connector.auth.fixture.ServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jsoup.Connection.Response;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The merchant's way over the pages, as a browser without script goes it. */
@QuarkusTest
class ConnectPagesTest extends ServiceTest {

    private final Browser browser = new Browser();

    @ParameterizedTest
    @CsvSource({"en,default,orders", "nl,global,invoices", "en,codes,orders"})
    void all_steps_lead_to_installed(String language, String mode, String source) throws IOException {
        String id = "pages-" + language + "-" + mode;
        Words words = words(language);
        Merchant merchant = createdWithoutApp(id, language);
        URI link = operator.connectLink(id);

        Document home = browser.read(link);
        assertPage(home, language, words.say("home.title"));
        assertThat(action(home).toString()).endsWith("/app");

        Document app = browser.read(action(home));
        assertPage(app, language, words.say("app.title"));
        assertThat(app.expectFirst("#redirect").val()).isEqualTo(service + "/oauth/callback");
        assertThat(app.expectFirst("#appname").val()).isEqualTo("Optiply");
        assertThat(app.select("ol.guide > li")).hasSize(6);
        Document access = browser.send(app, form -> {
                    form.expectFirst("[name=clientId]").val(text(merchant.exact(), "clientId"));
                    form.expectFirst("[name=clientSecret]").val(text(merchant.exact(), "clientSecret"));
                })
                .parse();
        assertThat(action(access).toString()).endsWith("/exact");

        Response connected = browser.connect(link, merchant);
        assertThat(connected.body()).contains(words.say("connected.title"), "Shop " + id);
        Document again = browser.read(
                URI.create(connected.parse().expectFirst("a.action").absUrl("href")));
        assertThat(action(again).toString()).endsWith("/company");

        Document company = browser.read(action(again));
        assertPage(company, language, words.say("company.title"));
        assertThat(company.select("input[name=division]")).hasSize(1);
        Document warehouses = browser.send(company, form -> form.expectFirst("[name=pasted]")
                        .val("https://start.exactonline.nl/docs/MenuPortal.aspx?_Division_=" + merchant.division()
                                + "&x=1"))
                .parse();

        assertPage(warehouses, language, words.say("warehouses.title"));
        assertThat(warehouses.select("label:has(input[name=code])").eachText())
                .anyMatch(label -> label.startsWith("1 – "));
        Document sales = browser.send(warehouses, form -> {
                    choose(form, "mode", mode);
                    if (mode.equals("codes")) {
                        form.expectFirst("[name=code][value=1]").attr("checked", "checked");
                    }
                })
                .parse();
        assertPage(sales, language, words.say("sales.title"));

        // Coming back days later with nothing but the link leads to where one was.
        assertThat(action(new Browser().read(link)).toString()).endsWith("/sales");

        Document compositions = browser.send(sales, form -> {
                    choose(form, "source", source);
                    form.expectFirst("[name=from]").val("2026-01-01");
                })
                .parse();
        assertPage(compositions, language, words.say("compositions.title"));
        Document checks = browser.send(compositions, form -> form.expectFirst("[value=assembly]")
                        .attr("checked", "checked"))
                .parse();
        assertPage(checks, language, words.say("checks.title"));
        Document installed = browser.send(checks, form -> {}).parse();
        assertPage(installed, language, words.say("installed.title"));
        assertThat(installed.text()).contains(words.say("installed.suppliers"));

        JsonNode tenant = operator.get("/api/v1/tenants/" + id).json();
        assertThat(text(tenant, "state")).isEqualTo("ACTIVE");
        assertThat(tenant.path("division").asInt()).isEqualTo(merchant.division());
        assertThat(tenant.at("/settings/warehouses/mode").asText()).isEqualTo(mode);
        assertThat(tenant.at("/settings/salesSource").asText()).isEqualTo(source);
        assertThat(tenant.at("/settings/salesHistoryFrom").asText()).isEqualTo("2026-01-01");
        assertThat(tenant.at("/settings/compositions/0").asText()).isEqualTo("assembly");
    }

    @ParameterizedTest
    @CsvSource({"en", "nl"})
    void every_refusal_is_on_the_page_and_says_what_to_do(String language) throws IOException {
        String id = "refused-" + language;
        Words words = words(language);
        Merchant merchant = createdWithoutApp(id, language);
        String link = operator.connectLink(id).toString();

        assertRefused(
                browser.send(browser.read(URI.create(link + "/app")), form -> {}),
                400,
                words,
                "invalid-request.clientId");
        browser.send(browser.read(URI.create(link + "/app")), form -> {
            form.expectFirst("[name=clientId]").val(text(merchant.exact(), "clientId"));
            form.expectFirst("[name=clientSecret]").val(canary("wrong-secret-of-" + id));
        });
        Response wrong = browser.connect(URI.create(link), merchant);
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.parse().text()).contains(words.say("problem.exact-app-refused"));
        browser.send(browser.read(URI.create(link + "/app")), form -> form.expectFirst("[name=clientSecret]")
                .val(text(merchant.exact(), "clientSecret")));

        Browser another = new Browser();
        Response denied = another.open(another.consent(URI.create(link), merchant, "deny"));
        assertThat(denied.statusCode()).isEqualTo(403);
        Document refusal = denied.parse();
        assertThat(refusal.text()).contains(words.say("problem.consent-denied"));
        assertThat(Canaries.in(refusal.outerHtml())).isEmpty();
        new Browser().connect(URI.create(link), merchant);

        Document company = browser.read(URI.create(link + "/company"));
        assertRefused(
                browser.send(company, form -> form.expectFirst("[name=pasted]").val("no number")),
                400,
                words,
                "invalid-request.division");
        assertRefused(
                browser.send(company, form -> form.expectFirst("[name=pasted]").val("999999")),
                422,
                words,
                "unknown-division");
        Document warehouses = browser.send(
                        browser.read(URI.create(link + "/company")),
                        form -> choose(form, "division", "" + merchant.division()))
                .parse();
        assertRefused(
                browser.send(warehouses, form -> choose(form, "mode", "codes")), 400, words, "invalid-request.codes");
    }

    @Test
    void failed_checks_are_shown_with_their_remedies_and_can_be_run_again() throws IOException {
        Merchant merchant = ready("pages-checks");
        String link = operator.connectLink("pages-checks").toString();
        for (String step : List.of("warehouses", "sales", "compositions")) {
            browser.send(browser.read(URI.create(link + "/" + step)), form -> {});
        }
        sandbox.call(
                "PATCH",
                "/exact/users/" + text(merchant.exact(), "userName"),
                Map.of("deniedStores", List.of("StockPositions")));

        Document checks = browser.read(URI.create(link + "/checks"));
        Response failed = browser.send(checks, form -> {});

        assertThat(failed.statusCode()).isEqualTo(422);
        Document findings = failed.parse();
        assertThat(findings.select("li.failed").text())
                .contains("Inventory/StockPositions", "Give the Exact user who gave access the right");
        sandbox.call("PATCH", "/exact/users/" + text(merchant.exact(), "userName"), Map.of("deniedStores", List.of()));
        assertThat(browser.send(findings, form -> {}).parse().title()).startsWith("Installed");
    }

    @Test
    void pages_are_locked_down_and_a_link_opens_its_own_tenant_only() {
        operator.post("/api/v1/tenants", merchant().tenant("locked-page")).expect(201);
        URI link = operator.connectLink("locked-page");

        Response page = browser.open(URI.create(link + "/app"));

        assertThat(page.header("Content-Security-Policy"))
                .isEqualTo(
                        "default-src 'none'; style-src 'self'; script-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.body().replace("<script src=\"/connect.js\" defer></script>", ""))
                .doesNotContain("<script", "style=", "onclick");
        assertThat(browser.open(URI.create(service + "/connect/" + "A".repeat(43) + "/app"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(browser.open(URI.create(link + "/unknown")).statusCode()).isEqualTo(404);
        // A step whose turn has not come leads home.
        assertThat(browser.open(URI.create(link + "/checks")).url().getPath()).isEqualTo(link.getPath());
        assertThat(browser.read(URI.create(link + "?lang=nl"))
                        .expectFirst("html")
                        .attr("lang"))
                .isEqualTo("nl");
        assertThat(browser.read(link).expectFirst("html").attr("lang")).isEqualTo("nl");
    }

    @Test
    void the_operators_page_lists_tenants_and_wants_the_role() {
        operator.post("/api/v1/tenants", merchant().tenant("on-the-list")).expect(201);

        assertThat(Api.callWith(service, "", "GET", "/operator", null).status()).isEqualTo(401);
        assertThat(poller.get("/operator").status()).isEqualTo(403);
        String page = operator.get("/operator").expect(200).body();
        assertThat(page).contains("on-the-list", "CREATED").contains("<th scope=\"col\">Last error</th>");
        assertThat(Canaries.in(page)).isEmpty();
    }

    private Merchant createdWithoutApp(String id, String language) {
        Merchant merchant = merchant();
        ObjectNode body = merchant.tenant(id);
        body.remove("exact");
        body.withObject("/contact").put("language", language);
        operator.post("/api/v1/tenants", body).expect(201);
        operator.post("/api/v1/tenants", body).expect(200);
        return merchant;
    }

    /** What keyboard and screen reader need of every page. */
    private static void assertPage(Document page, String language, String title) {
        assertThat(page.expectFirst("html").attr("lang")).isEqualTo(language);
        assertThat(page.title()).contains(title);
        assertThat(page.select("h1").eachText()).containsExactly(title);
        assertThat(page.select("meta[name=viewport]")).hasSize(1);
        assertThat(page.select("a.skip[href=#main], main#main")).hasSize(2);
        for (Element field : page.select("input:not([type=radio], [type=checkbox]), select")) {
            assertThat(page.select("label[for=" + field.id() + "]"))
                    .as(field.outerHtml())
                    .hasSize(1);
        }
        for (Element field : page.select("input[type=radio], input[type=checkbox]")) {
            assertThat(field.closest("label")).as(field.outerHtml()).isNotNull();
            assertThat(field.closest("fieldset").select("legend")).hasSize(1);
        }
    }

    private static void assertRefused(Response answer, int status, Words words, String key) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        Document page = answer.parse();
        assertThat(page.expectFirst("[role=alert]").text()).contains(words.say("problem." + key));
        assertThat(page.title()).startsWith(words.say("complaint.prefix"));
        assertThat(page.select("[aria-describedby~=complaint]")).isNotEmpty();
        assertThat(Canaries.in(page.select("main").text())).isEmpty();
    }

    private static void choose(FormElement form, String name, String value) {
        form.select("[name=" + name + "]").removeAttr("checked");
        form.expectFirst("[name=" + name + "][value=" + value + "]").attr("checked", "checked");
    }

    private static URI action(Document page) {
        return URI.create(page.expectFirst("a.action").absUrl("href"));
    }

    private static Words words(String language) {
        return Words.in(com.optiply.connector.auth.tenant.Language.of(language));
    }

    private static String canary(String secret) {
        Canaries.add(secret);
        return secret;
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText();
    }
}
