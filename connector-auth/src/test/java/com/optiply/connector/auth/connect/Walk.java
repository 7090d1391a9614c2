package com.optiply.connector.auth.connect;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.optiply.connector.auth.fixture.Merchant;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A merchant at a real browser: finds everything by the words on the page, and keeps a picture of each page. */
final class Walk implements AutoCloseable {

    private final BrowserContext context;
    private final Page page;
    private final Words words;
    private final Path pictures;
    private final List<String> troubles = new CopyOnWriteArrayList<>();
    private int number;

    /** @param pictures folder for the pictures, in the order they are taken */
    Walk(BrowserContext context, Words words, Path pictures) {
        this.context = context;
        this.words = words;
        this.pictures = pictures;
        this.page = context.newPage();
        page.onPageError(error -> troubles.add("script: " + error));
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")
                    || message.text().contains("Content-Security-Policy")) {
                troubles.add(message.text());
            }
        });
    }

    Page page() {
        return page;
    }

    void open(URI link) {
        page.navigate(link.toString());
    }

    /** Checks that a page of this service is shown, whole and without trouble. @param title key of its heading */
    void see(String title) {
        Locator heading = page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
        assertThat(heading).hasText(words.say(title));
        assertThat(page.locator("html")).hasAttribute("lang", words.language().code());
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .as("fits the width of the screen")
                .isTrue();
        picture(title.replace('.', '-'));
        assertThat(troubles).isEmpty();
    }

    /** Checks that the page complains, to eyes and to screen readers. @param text key of the complaint */
    void seeComplaint(String text) {
        assertThat(page.getByRole(AriaRole.ALERT)).containsText(words.say(text));
        picture(text.replace('.', '-'));
    }

    /** Follows the one prominent link. */
    void go() {
        page.locator("a.action").click();
    }

    void save() {
        button("save").click();
    }

    Locator button(String key) {
        return page.getByRole(
                AriaRole.BUTTON,
                new Page.GetByRoleOptions().setName(words.say(key)).setExact(true));
    }

    Locator field(String key) {
        return page.getByLabel(words.say(key), new Page.GetByLabelOptions().setExact(true));
    }

    void enterApp(Merchant merchant, String clientSecret) {
        field("app.clientId").fill(merchant.exact().path("clientId").asText());
        field("app.clientSecret").fill(clientSecret);
        save();
    }

    /** At Exact: signs in where that is asked for, and decides. @param decision Allow or Deny */
    void consent(Merchant merchant, String decision) {
        Locator user = page.getByLabel("User name");
        Locator button = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(decision));
        user.or(button).first().waitFor();
        if (user.isVisible()) {
            user.fill(merchant.exact().path("userName").asText());
            page.getByLabel("Password").fill(merchant.exact().path("password").asText());
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log in"))
                    .click();
        }
        button.waitFor();
        picture("at-exact");
        button.click();
    }

    private void picture(String name) {
        String file = "%02d-%s.png".formatted(++number, name);
        page.screenshot(
                new Page.ScreenshotOptions().setPath(pictures.resolve(file)).setFullPage(true));
    }

    @Override
    public void close() {
        context.close();
    }
}
