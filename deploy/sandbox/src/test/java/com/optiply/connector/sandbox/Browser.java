package com.optiply.connector.sandbox;

import com.optiply.connector.sandbox.SandboxTest.Tenant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.jsoup.Connection;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/** A merchant in front of the login and consent pages. */
final class Browser {
    private final Connection session = Jsoup.newSession();
    private final String site;

    private Browser() {
        this(SandboxTest.SANDBOX.exact());
    }

    private Browser(String site) {
        this.site = site;
    }

    /** Logs in, consents to every company and returns the code. */
    static String code(Tenant tenant) {
        return code(tenant, Set.of());
    }

    /** The same for these companies only; none means all. */
    static String code(Tenant tenant, Set<Integer> divisions) {
        return codeIn(new Browser().consent(tenant, SandboxTest.REDIRECT, divisions, "allow"));
    }

    /** The same for every company at a country's site. */
    static String code(Tenant tenant, String site) {
        return codeIn(new Browser(site).consent(tenant, SandboxTest.REDIRECT, Set.of(), "allow"));
    }

    private static String codeIn(String location) {
        String code = location.replaceAll("^.*[?&]code=([^&]*).*$", "$1");
        return URLDecoder.decode(code, StandardCharsets.UTF_8);
    }

    /** Where the browser is sent after the decision. */
    static String decide(Tenant tenant, String decision) {
        return new Browser().consent(tenant, SandboxTest.REDIRECT, Set.of(), decision);
    }

    /** The first page for that redirect URL. */
    static Connection.Response open(Tenant tenant, String redirectUri) {
        return new Browser().get(tenant, redirectUri);
    }

    /** What follows the login: the consent form, or a refusal. */
    static Document consentPage(Tenant tenant) {
        try {
            return new Browser().loggedIn(tenant, SandboxTest.REDIRECT);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Connection.Response get(Tenant tenant, String redirectUri) {
        try {
            return session.newRequest(site + "/api/oauth2/auth")
                    .data(Map.of(
                            "client_id", tenant.exact().get("clientId").asText(),
                            "redirect_uri", redirectUri,
                            "response_type", "code",
                            "state", "state & more",
                            "force_login", "1"))
                    .ignoreHttpErrors(true)
                    .execute();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private String consent(Tenant tenant, String redirectUri, Set<Integer> divisions, String decision) {
        try {
            FormElement consent = form(loggedIn(tenant, redirectUri));
            for (Element box : consent.select("[name=division]")) {
                if (!divisions.isEmpty() && !divisions.contains(Integer.valueOf(box.val()))) {
                    box.removeAttr("checked");
                }
            }
            return consent.submit()
                    .data("decision", decision)
                    .followRedirects(false)
                    .execute()
                    .header("Location");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Document loggedIn(Tenant tenant, String redirectUri) throws IOException {
        FormElement login = form(get(tenant, redirectUri).parse());
        login.selectFirst("[name=UserName]").val(tenant.exact().get("userName").asText());
        login.selectFirst("[name=Password]").val(tenant.exact().get("password").asText());
        return login.submit().ignoreHttpErrors(true).execute().parse();
    }

    private static FormElement form(Document page) {
        return (FormElement) page.selectFirst("form");
    }
}
