package com.optiply.connector.local.onboarding;

import java.io.IOException;
import java.net.URI;
import org.jsoup.Connection;
import org.jsoup.Connection.Response;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/** What the merchant does in the browser: opens the link, goes on to Exact, logs in, chooses the company, consents. Keeps cookies like a browser. */
final class MerchantBrowser {

    private static final int LIMIT_MILLIS = 30_000;

    private final Connection session = Jsoup.newSession().timeout(LIMIT_MILLIS).ignoreHttpErrors(true);

    /**
     * @param link the one-time link the operator sent
     * @return the text of the last page
     * @throws IllegalStateException when a page is not what a merchant would expect
     * @throws IOException           when a server does not answer
     */
    String connect(URI link, Merchant merchant) throws IOException {
        Document start = page(session.newRequest(link.toString()).execute(), "the connect page");
        Document login = page(session.newRequest(onward(start)).execute(), "Exact's login page");
        FormElement loginForm = form(login, "input[name=UserName]", "Exact's login page");
        loginForm
                .select("input[name=UserName]")
                .val(merchant.exact().path("userName").asText());
        loginForm
                .select("input[name=Password]")
                .val(merchant.exact().path("password").asText());
        Document consent = page(loginForm.submit().execute(), "Exact's consent page");
        FormElement consentForm = form(consent, "input[name=division]", "Exact's consent page");
        consentForm.select("input[name=division]").forEach(box -> {
            if (box.val().equals(Integer.toString(merchant.division()))) {
                box.attr("checked", "checked");
            }
        });
        Response done = consentForm.submit().data("decision", "allow").execute();
        return page(done, "the last page").body().text();
    }

    private static String onward(Document start) {
        Element link = start.select("a[href*=/exact]").first();
        Element form = start.select("form[action*=/exact]").first();
        if (link == null && form == null) {
            throw new IllegalStateException("The connect page has nothing that leads to Exact: "
                    + start.body().text());
        }
        return link != null ? link.absUrl("href") : form.absUrl("action");
    }

    private static FormElement form(Document page, String with, String name) {
        return page.select("form:has(" + with + ")").stream()
                .filter(FormElement.class::isInstance)
                .map(FormElement.class::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        name + " has no form with " + with + ": " + page.body().text()));
    }

    private static Document page(Response response, String name) throws IOException {
        if (response.statusCode() >= 400) {
            throw new IllegalStateException(
                    name + " answered " + response.statusCode() + " at " + response.url() + ": " + response.body());
        }
        return response.parse();
    }
}
