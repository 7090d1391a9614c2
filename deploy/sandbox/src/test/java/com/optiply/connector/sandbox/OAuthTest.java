package com.optiply.connector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** Exact reference §1: login, consent, codes, rotation. */
class OAuthTest extends SandboxTest {

    @Test
    void consent_returns_code_and_state_and_the_token_answer_has_exactly_four_fields() {
        Tenant tenant = seedNamed("empty");

        String location = Browser.decide(tenant, "allow");

        assertThat(location).startsWith(REDIRECT + "?code=").contains("%21").endsWith("&state=state+%26+more");
        JsonNode token = exchange(tenant, Browser.code(tenant)).json();
        assertThat(token.properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("access_token", "token_type", "expires_in", "refresh_token");
        assertThat(token.get("expires_in").isTextual()).isTrue();
        assertThat(token.get("expires_in").asText()).isEqualTo("600");
        assertThat(token.get("refresh_token").asText()).startsWith("Gcp7!IAAAA");
    }

    @Test
    void a_denied_consent_returns_an_error() {
        assertThat(Browser.decide(seedNamed("empty"), "deny")).contains("error=access_denied");
    }

    @Test
    void the_user_chooses_the_companies_that_the_token_covers() {
        Reply seeded = admin("POST", "/seed", "{\"name\":\"empty\",\"tenants\":3,\"shareUser\":true}");
        Tenant first = Tenant.of(seeded.json().at("/tenants/0"));
        int second = Tenant.of(seeded.json().at("/tenants/1")).division();
        int third = Tenant.of(seeded.json().at("/tenants/2")).division();

        String token = exchange(first, Browser.code(first, Set.of(first.division(), third)))
                .json()
                .get("access_token")
                .asText();

        Reply divisions =
                exact(token, "/api/v1/" + first.division() + "/system/Divisions?$select=Code,Current,Country,Hid");
        assertThat(divisions.json().at("/d/results"))
                .extracting(row -> row.get("Code").intValue())
                .containsExactly(first.division(), third);
        Reply refused = exact(token, "/api/v1/" + second + "/inventory/Warehouses?$select=Code");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.header("Reason")).isEqualTo("NoDivisionAccess");
    }

    @Test
    void a_code_is_good_once_and_for_three_minutes() {
        setClock("2026-11-23T10:00:00Z");
        Tenant tenant = seedNamed("empty");
        String code = Browser.code(tenant);
        assertThat(exchange(tenant, code).status()).isEqualTo(200);
        assertThat(exchange(tenant, code).status()).isEqualTo(400);

        String late = Browser.code(tenant);
        setClock("2026-11-23T10:03:01Z");
        assertThat(exchange(tenant, late).status()).isEqualTo(400);
    }

    @Test
    void a_refresh_is_refused_before_570_seconds_and_the_old_pair_stays_good() {
        setClock("2026-11-23T10:00:00Z");
        Tenant tenant = seedNamed("empty");
        String refreshToken = exchange(tenant, Browser.code(tenant))
                .json()
                .get("refresh_token")
                .asText();

        setClock("2026-11-23T10:09:29Z");
        Reply early = refresh(tenant, refreshToken);
        assertThat(early.status()).isEqualTo(400);
        assertThat(early.header("Reason"))
                .isEqualTo("TooEarlyToRefreshTokens: Rate limit exceeded: access_token not expired");
        assertThat(early.json().get("error").asText()).isEqualTo("access_denied");
        assertThat(early.json().get("error_description").asText())
                .isEqualTo("Rate limit exceeded: access_token not expired");

        setClock("2026-11-23T10:09:30Z");
        assertThat(refresh(tenant, refreshToken).status()).isEqualTo(200);
    }

    @Test
    void a_refresh_token_is_good_once_and_a_new_consent_ends_the_chain_before_it() {
        setClock("2026-11-23T10:00:00Z");
        Tenant tenant = seedNamed("empty");
        String first = exchange(tenant, Browser.code(tenant))
                .json()
                .get("refresh_token")
                .asText();
        setClock("2026-11-23T10:20:00Z");
        String second = refresh(tenant, first).json().get("refresh_token").asText();

        Reply reused = refresh(tenant, first);
        assertThat(reused.status()).isEqualTo(401);
        assertThat(reused.text())
                .isEqualTo("{\"error\":\"unauthorized_client\",\"error_description\":\"Old refresh token used.\"}");

        String third = exchange(tenant, Browser.code(tenant))
                .json()
                .get("refresh_token")
                .asText();
        setClock("2026-11-23T11:00:00Z");
        assertThat(refresh(tenant, second).status()).isEqualTo(401);
        assertThat(refresh(tenant, third).status()).isEqualTo(200);
        assertThat(admin("GET", "/counters", null)
                        .json()
                        .at("/exact/oldRefreshTokenUsed")
                        .intValue())
                .isEqualTo(2);

        turn("exact.old-refresh-token-status", "400");
        assertThat(refresh(tenant, first).status()).isEqualTo(400);
    }

    @Test
    void a_refresh_token_expires_after_thirty_days() {
        setClock("2026-10-01T10:00:00Z");
        Tenant tenant = seedNamed("empty");
        String refreshToken = exchange(tenant, Browser.code(tenant))
                .json()
                .get("refresh_token")
                .asText();

        setClock("2026-11-01T10:00:00Z");
        Reply expired = refresh(tenant, refreshToken);

        assertThat(expired.status()).isEqualTo(400);
        assertThat(expired.json().get("error_description").asText())
                .isEqualTo("The refresh token expired at 10/31/2026 10:00:00 AM and it is now 11/1/2026 10:00:00 AM.");
    }

    @Test
    void wrong_credentials_and_malformed_requests_get_invalid_request() {
        Tenant tenant = seedNamed("empty");
        Map<String, String> wrong =
                Map.of("grant_type", "refresh_token", "refresh_token", "x", "client_secret", "wrong");
        assertThat(exactToken(tenant, wrong).status()).isEqualTo(400);
        assertThat(exactToken(tenant, wrong).text()).isEqualTo("{\"error\":\"invalid_request\"}");
        assertThat(exactToken(tenant, Map.of("grant_type", "password")).status())
                .isEqualTo(400);
        assertThat(refresh(tenant, "never issued").status()).isEqualTo(400);
    }

    @Test
    void a_registered_redirect_url_must_be_met_exactly() {
        Tenant tenant = seed("{\"name\":\"empty\",\"redirectUri\":\"" + REDIRECT + "\"}");
        assertThat(Browser.open(tenant, REDIRECT).statusCode()).isEqualTo(200);
        assertThat(Browser.open(tenant, REDIRECT + "/").statusCode()).isEqualTo(401);

        admin(
                "PUT",
                "/exact/apps/" + tenant.exact().get("clientId").asText(),
                "{\"redirectUri\":\"https://other/cb\"}");
        assertThat(Browser.open(tenant, REDIRECT).statusCode()).isEqualTo(401);
    }

    @Test
    void an_app_that_was_not_reviewed_is_for_its_owner_only() {
        Tenant tenant = seedNamed("empty");
        String app = "/exact/apps/" + tenant.exact().get("clientId").asText();
        admin("PUT", app, "{\"onlyFor\":\"" + tenant.exact().get("userName").asText() + "\"}");
        assertThat(exchange(tenant, Browser.code(tenant)).status()).isEqualTo(200);

        admin("PUT", app, "{\"onlyFor\":\"somebody@example.com\"}");
        Document refused = Browser.consentPage(tenant);
        assertThat(refused.connection().response().statusCode()).isEqualTo(403);
        assertThat(refused.text()).contains("Request permission");

        admin("PUT", app, "{\"onlyFor\":null}");
        assertThat(Browser.consentPage(tenant).selectFirst("form")).isNotNull();
    }

    @Test
    void an_access_token_lives_600_seconds_and_says_that_it_expired() {
        setClock("2026-11-23T10:00:00Z");
        String token = accessToken(seedNamed("empty"));
        setClock("2026-11-23T10:09:59Z");
        assertThat(exact(token, "/api/v1/current/Me?$select=UserID").status()).isEqualTo(200);

        setClock("2026-11-23T10:10:00Z");
        Reply expired = exact(token, "/api/v1/current/Me?$select=UserID");
        assertThat(expired.status()).isEqualTo(401);
        assertThat(expired.header("WWW-Authenticate")).contains("access%20token%20expired");
    }

    @Test
    void a_broken_token_gets_the_html_of_the_login_page() {
        Reply broken = exact("garbage", "/api/v1/current/Me");
        assertThat(broken.status()).isEqualTo(401);
        assertThat(broken.header("Content-Type")).startsWith("text/html");
        assertThat(broken.text()).contains("Object moved to", "/docs/Login.aspx");
        Reply missing = send(HttpRequest.newBuilder(URI.create(SANDBOX.exact() + "/api/v1/current/Me"))
                .build());
        assertThat(missing.status()).isEqualTo(401);
    }

    @Test
    void me_is_a_list_of_one() {
        Tenant tenant = seedNamed("empty");
        JsonNode me = exact(
                        accessToken(tenant), "/api/v1/current/Me?$select=UserID,CurrentDivision,Legislation,UserName")
                .json();
        assertThat(me.at("/d/results")).hasSize(1);
        assertThat(me.at("/d/results/0/CurrentDivision").intValue()).isEqualTo(tenant.division());
        assertThat(me.at("/d/results/0/Legislation").isTextual()).isTrue();
        assertThat(me.at("/d/results/0/UserName").asText())
                .isEqualTo(tenant.exact().get("userName").asText());
    }

    @Test
    void revoked_consent_and_blocked_users_are_refused() {
        Tenant tenant = seedNamed("empty");
        String token = accessToken(tenant);
        String user = tenant.exact().get("userName").asText();
        admin("PATCH", "/exact/users/" + user, "{\"reason\":\"BlockedUser\"}");
        Reply blocked = exact(token, "/api/v1/" + tenant.division() + "/inventory/Warehouses?$select=Code");
        assertThat(blocked.status()).isEqualTo(403);
        assertThat(blocked.header("Reason")).isEqualTo("BlockedUser");

        admin("PATCH", "/exact/users/" + user, "{\"reason\":null}");
        admin(
                "DELETE",
                "/exact/users/" + user + "/consents/"
                        + tenant.exact().get("clientId").asText(),
                null);
        assertThat(exact(token, "/api/v1/current/Me").status()).isEqualTo(401);
    }
}
