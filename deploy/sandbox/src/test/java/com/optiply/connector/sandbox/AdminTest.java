package com.optiply.connector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Clock, switches, evidence. */
class AdminTest extends SandboxTest {

    @Test
    void the_clock_can_be_set_and_sped_up() {
        admin("PUT", "/clock", "{\"now\":\"2026-05-01T00:00:00Z\",\"rate\":0}");
        assertThat(admin("GET", "/clock", null).json().get("now").asText()).startsWith("2026-05-01T00:00:00");
        admin("PUT", "/clock", "{\"rate\":1000000}");
        JsonNode later = admin("GET", "/clock", null).json();
        assertThat(Instant.parse(later.get("now").asText())).isAfter(Instant.parse("2026-05-01T00:00:00Z"));
        assertThat(later.get("rate").doubleValue()).isEqualTo(1_000_000);
        assertThat(admin("PUT", "/clock", "{\"rate\":-1}").status()).isEqualTo(400);
        assertThat(admin("PUT", "/clock", "{\"now\":\"yesterday\"}").status()).isEqualTo(400);
    }

    @Test
    void the_date_header_of_the_vendors_follows_the_clock() {
        setClock("2026-05-01T04:05:06Z");
        assertThat(exact("x", "/api/v1/current/Me").header("Date")).isEqualTo("Fri, 01 May 2026 04:05:06 GMT");
    }

    @Test
    void switches_tell_their_source_and_keep_their_type() {
        JsonNode switches = admin("GET", "/switches", null).json();
        assertThat(switches).hasSizeGreaterThan(35).allSatisfy(one -> {
            assertThat(one.get("value")).isEqualTo(one.get("default"));
            assertThat(one.get("source").asText()).isNotEmpty();
            assertThat(one.get("meaning").asText()).isNotEmpty();
        });
        assertThat(admin("PUT", "/switches/exact.minute-limit", "{\"value\":\"many\"}")
                        .status())
                .isEqualTo(400);
        assertThat(admin("PUT", "/switches/exact.nonsense", "{\"value\":1}").status())
                .isEqualTo(400);
    }

    @Test
    void requests_are_logged_without_secrets_and_counted() {
        Tenant tenant = seedNamed("empty");
        String token = accessToken(tenant);
        exact(token, "/api/v1/" + tenant.division() + "/inventory/Warehouses?$select=Code");

        Reply log = admin("GET", "/requests?face=exact", null);
        assertThat(log.text())
                .doesNotContain(token)
                .doesNotContain(tenant.exact().get("clientSecret").asText())
                .doesNotContain(tenant.exact().get("password").asText())
                .contains("client_secret=***");
        JsonNode warehouses = admin("GET", "/requests?method=GET&path=Warehouses$", null)
                .json()
                .get(0);
        assertThat(warehouses.get("status").intValue()).isEqualTo(200);
        assertThat(warehouses.get("responseBytes").intValue()).isPositive();
        assertThat(warehouses.get("responseBody").asText()).contains("results");
        assertThat(warehouses.get("token").asText()).hasSize(8);
        assertThat(warehouses.get("tenant").intValue()).isEqualTo(tenant.division());
        assertThat(log.json())
                .anySatisfy(request ->
                        assertThat(request.get("responseBody").asText()).contains("\"access_token\":\"***\""));
        JsonNode counters = admin("GET", "/counters", null).json();
        assertThat(counters.at("/exact/tokenCalls").intValue()).isEqualTo(1);
        assertThat(counters.at("/exact/byStatus/200").intValue()).isPositive();
        assertThat(counters.at("/exact/concurrentHighWaterMark").intValue()).isEqualTo(1);

        long seq = warehouses.get("seq").longValue();
        assertThat(admin("GET", "/requests?after=" + seq, null).json()).isEmpty();
        admin("DELETE", "/requests", null);
        assertThat(admin("GET", "/requests", null).json()).isEmpty();
    }

    @Test
    void calls_of_optiply_are_counted_by_type_and_method() {
        Tenant tenant = seedNamed("empty");
        String token = optiplyToken(tenant);
        String account = "?accountId=" + tenant.account();
        String id = optiply(token, "POST", "/v1/suppliers" + account, "{\"name\":\"Lamps\"}")
                .json()
                .at("/data/id")
                .asText();
        optiply(token, "POST", "/v1/products" + account, "{\"stockLevel\":1}");
        optiply(token, "GET", "/v1/suppliers" + account, null);
        optiply(token, "GET", "/v1/suppliers/" + id + account, null);

        JsonNode counted = admin("GET", "/counters", null).json().get("optiply").get("byType");
        assertThat(counted).isEqualTo(parse("{\"products\":{\"POST\":1},\"suppliers\":{\"GET\":2,\"POST\":1}}"));
        admin("DELETE", "/requests", null);
        assertThat(admin("GET", "/counters", null).json().get("optiply").get("byType"))
                .isEmpty();
    }

    @Test
    void every_row_has_a_history_of_its_changes() {
        int division = seedNamed("empty").division();
        String warehouses = "/exact/" + division + "/Warehouses";
        String id = admin("POST", warehouses, "{\"Code\":\"9\",\"Description\":\"New\"}")
                .json()
                .get("ID")
                .asText();
        admin("PATCH", warehouses + "/" + id, "{\"Description\":\"Renamed\"}");
        admin("DELETE", warehouses + "/" + id, null);
        JsonNode history =
                admin("GET", warehouses + "/" + id + "/history", null).json();
        assertThat(history)
                .extracting(change -> change.get("action").asText())
                .containsExactly("CREATE", "UPDATE", "DELETE");
        assertThat(history.at("/1/properties/Description").asText()).isEqualTo("Renamed");
        assertThat(history.at("/1/properties").has("Code")).isFalse();
    }

    @Test
    void what_cannot_be_understood_is_explained() {
        assertThat(admin("GET", "/nonsense", null).status()).isEqualTo(404);
        assertThat(admin("GET", "/exact/1/Items", null).json().get("error").asText())
                .isEqualTo("no division 1");
        assertThat(admin("POST", "/seed", "{").status()).isEqualTo(400);
        assertThat(admin("GET", "/ready", null).status()).isEqualTo(200);
    }
}
