package com.optiply.connector.auth.connect;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.optiply.connector.auth.fixture.Canaries;
import com.optiply.connector.auth.fixture.Chromium;
import com.optiply.connector.auth.fixture.Merchant;
import com.optiply.connector.auth.fixture.ServiceTest;
import com.optiply.connector.auth.tenant.Language;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The merchant's way in Chromium, with a desktop's and a phone's screen. Pictures of every page are left in {@code target/screenshots}. */
@QuarkusTest
class RealBrowserTest extends ServiceTest {

    private static Optional<Chromium> chromium = Optional.empty();

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        chromium.ifPresent(Chromium::close);
    }

    @BeforeEach
    void needsChromium() {
        assumeTrue(chromium.isPresent(), () -> "Not tried in a real browser: " + Chromium.reason());
    }

    @ParameterizedTest
    @CsvSource({
        "en,default,orders,1280",
        "en,codes,invoices,390",
        "en,global,orders,1280",
        "nl,default,invoices,390",
        "nl,codes,orders,1280",
        "nl,global,invoices,390"
    })
    void ten_steps_lead_to_installed(String language, String warehouses, String source, int width) {
        String id = "chromium-%s-%s".formatted(language, warehouses);
        Merchant merchant = createdWithoutApp(id, language);
        URI link = operator.connectLink(id);
        Words words = words(language);
        try (Walk walk = walk(language, width, id)) {
            walk.open(link);
            walk.see("home.title");
            walk.go();
            walk.see("app.title");
            copied(walk, "app.redirect.copy", service + "/oauth/callback", words);
            copied(walk, "app.name.copy", "Optiply", words);
            walk.enterApp(merchant, secret(merchant));
            walk.see("home.title");
            walk.go();
            walk.consent(merchant, "Allow");
            walk.see("connected.title");
            walk.go();
            walk.see("home.title");
            walk.go();
            walk.see("company.title");
            company(walk, merchant, !warehouses.equals("default"));
            walk.see("warehouses.title");
            walk.field("warehouses." + warehouses).check();
            if (warehouses.equals("codes")) {
                walk.page().locator("input[name=code]").nth(0).check();
                walk.page().locator("input[name=code]").nth(1).check();
            }
            walk.save();
            walk.see("sales.title");
        }
        // Days later, in another browser, with nothing but the link.
        try (Walk walk = walk(language, width, id + "-later")) {
            walk.open(link);
            walk.see("home.title");
            walk.go();
            walk.see("sales.title");
            walk.field("sales." + source).check();
            walk.field("sales.from").fill("2026-01-01");
            walk.save();
            walk.see("compositions.title");
            walk.page().reload();
            walk.field("compositions.manufacturing").check();
            walk.save();
            walk.see("checks.title");
            walk.button("checks.run").click();
            walk.see("installed.title");
            assertThat(walk.page().locator("main")).containsText(words.say("installed.suppliers"));
            assertThat(walk.page().locator("nav li.done")).hasCount(7);
        }
        assertInstalled(id, merchant, warehouses, source);
    }

    @ParameterizedTest
    @CsvSource({"en", "nl"})
    void a_wrong_secret_a_denial_and_a_foreign_company_end_on_pages_that_say_what_to_do(String language) {
        String id = "chromium-refused-" + language;
        Merchant merchant = createdWithoutApp(id, language);
        URI link = operator.connectLink(id);
        String wrong = "wrong-secret-of-" + id;
        Canaries.add(wrong);
        Words words = words(language);
        try (Walk walk = walk(language, 390, id)) {
            walk.open(URI.create(link + "/app"));
            walk.enterApp(merchant, wrong);
            walk.go();
            walk.consent(merchant, "Allow");
            walk.see("failed.title");
            assertThat(walk.page().locator("main")).containsText(words.say("problem.exact-app-refused"));
            walk.go();
            walk.see("home.title");

            walk.open(URI.create(link + "/app"));
            walk.field("app.clientSecret").fill(secret(merchant));
            walk.field("app.clientSecret").press("Enter");
            walk.go();
            walk.consent(merchant, "Deny");
            walk.see("failed.title");
            assertThat(walk.page().locator("main")).containsText(words.say("problem.consent-denied"));
            walk.go();
            walk.go();
            walk.consent(merchant, "Allow");
            walk.see("connected.title");

            walk.open(URI.create(link + "/company"));
            walk.field("company.pasted").fill("https://start.exactonline.nl/docs/MenuPortal.aspx?_Division_=4242");
            walk.save();
            walk.seeComplaint("problem.unknown-division");
            assertThat(walk.page().getByLabel(words.say("company.pasted"))).isVisible();
            company(walk, merchant, true);
            walk.see("warehouses.title");
        }
    }

    @ParameterizedTest
    @CsvSource({"en", "nl"})
    void keyboard_alone_and_no_script_are_enough(String language) {
        String id = "chromium-plain-" + language;
        Merchant merchant = createdWithoutApp(id, language);
        URI link = operator.connectLink(id);
        NewContextOptions plain = options(language, 1280).setJavaScriptEnabled(false);
        try (Walk walk = new Walk(chromium.orElseThrow().browser().newContext(plain), words(language), pictures(id))) {
            walk.open(link);
            Locator focus = walk.page().locator(":focus");
            walk.page().keyboard().press("Tab");
            assertThat(focus).hasClass("skip");
            walk.page().keyboard().press("Enter");
            walk.page().keyboard().press("Tab");
            assertThat(focus).hasClass("action");
            walk.page().keyboard().press("Enter");
            assertThat(walk.button("app.redirect.copy")).isHidden();
            walk.field("app.clientId").focus();
            walk.page().keyboard().type(merchant.exact().path("clientId").asText());
            walk.page().keyboard().press("Tab");
            walk.page().keyboard().type(secret(merchant));
            walk.page().keyboard().press("Enter");
            assertThat(walk.page().locator("nav li.done")).hasCount(1);
        }
    }

    private static void copied(Walk walk, String button, String text, Words words) {
        walk.button(button).click();
        assertThat(walk.page().locator("#copied")).hasText(words.say("app.copied"));
        assertThat(walk.page().evaluate("navigator.clipboard.readText()")).isEqualTo(text);
    }

    private static void company(Walk walk, Merchant merchant, boolean pasted) {
        if (pasted) {
            Locator field = walk.field("company.pasted");
            field.fill("https://start.exactonline.nl/docs/MenuPortal.aspx?_Division_=" + merchant.division() + "&x=1");
            field.press("Enter");
        } else {
            walk.page()
                    .locator("input[name=division][value='" + merchant.division() + "']")
                    .check();
            walk.save();
        }
    }

    private void assertInstalled(String id, Merchant merchant, String warehouses, String source) {
        JsonNode tenant = operator.get("/api/v1/tenants/" + id).json();
        assertThat(tenant.path("state").asText()).isEqualTo("ACTIVE");
        assertThat(tenant.path("division").asInt()).isEqualTo(merchant.division());
        assertThat(tenant.at("/settings/warehouses/mode").asText()).isEqualTo(warehouses);
        assertThat(tenant.at("/settings/warehouses/codes"))
                .hasSize(List.of("global", "default", "codes").indexOf(warehouses));
        assertThat(tenant.at("/settings/salesSource").asText()).isEqualTo(source);
        assertThat(tenant.at("/settings/salesHistoryFrom").asText()).isEqualTo("2026-01-01");
        assertThat(tenant.at("/settings/compositions/0").asText()).isEqualTo("manufacturing");
    }

    private Merchant createdWithoutApp(String id, String language) {
        Merchant merchant = merchant();
        ObjectNode body = merchant.tenant(id);
        body.remove("exact");
        body.withObject("/contact").put("language", language);
        operator.post("/api/v1/tenants", body).expect(201);
        return merchant;
    }

    private Walk walk(String language, int width, String folder) {
        BrowserContext context = chromium.orElseThrow().browser().newContext(options(language, width));
        context.grantPermissions(List.of("clipboard-read", "clipboard-write"));
        return new Walk(context, words(language), pictures(folder));
    }

    private static NewContextOptions options(String language, int width) {
        return new NewContextOptions()
                .setLocale(language)
                .setViewportSize(width, 800)
                .setIsMobile(width < 500)
                .setHasTouch(width < 500);
    }

    private static Path pictures(String folder) {
        return Path.of("target", "screenshots", folder);
    }

    private static String secret(Merchant merchant) {
        return merchant.exact().path("clientSecret").asText();
    }

    private static Words words(String language) {
        return Words.in(Language.of(language));
    }
}
