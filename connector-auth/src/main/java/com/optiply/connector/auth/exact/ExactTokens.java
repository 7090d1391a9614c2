package com.optiply.connector.auth.exact;

import com.optiply.connector.auth.secret.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Exact's OAuth endpoints (§1.1–1.5). */
@ApplicationScoped
public class ExactTokens {

    private final ExactHttp http;
    private final ExactSites sites;

    ExactTokens(ExactHttp http, ExactSites sites) {
        this.http = http;
        this.sites = sites;
    }

    /** Where the merchant's browser goes to consent; Exact has no scope parameter (§1.2). */
    public URI consentPage(String country, String clientId, URI redirect, Secret state) {
        return URI.create(sites.host(country) + "/api/oauth2/auth?client_id=" + ExactHttp.encode(clientId)
                + "&redirect_uri=" + ExactHttp.encode(redirect.toString()) + "&response_type=code&force_login=0&state="
                + ExactHttp.encode(state.reveal()));
    }

    /** Exchanges the code of a consent; the code is void afterwards, whatever the answer. */
    public TokenAnswer exchange(ExactApp app, Secret code, URI redirect, Duration limit) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code.reveal());
        form.put("redirect_uri", redirect.toString());
        return TokenAnswers.ofExchange(http.post(endpoint(app), withApp(form, app), limit));
    }

    /** Uses a refresh token. The caller must hold the lease of its grant and store the pair before anything else. */
    public TokenAnswer refresh(ExactApp app, Secret refreshToken, Duration limit) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "refresh_token");
        form.put("refresh_token", refreshToken.reveal());
        return TokenAnswers.ofRefresh(http.post(endpoint(app), withApp(form, app), limit));
    }

    private URI endpoint(ExactApp app) {
        return URI.create(sites.host(app.country()) + "/api/oauth2/token");
    }

    private static Map<String, String> withApp(Map<String, String> form, ExactApp app) {
        form.put("client_id", app.clientId());
        form.put("client_secret", app.clientSecret().reveal());
        return form;
    }
}
