package com.optiply.connector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Faults that come slowly, show old states or end by themselves. */
class SlowAndStaleTest extends OptiplyScenario {

    private static JsonNode fault(String json) {
        Reply reply = admin("POST", "/faults", json);
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply.json();
    }

    @Test
    void slow_bytes_arrive_whole_and_late() {
        product("Lamp");
        int length = optiply(token, "GET", "/v1/products", null).text().length();
        fault("{\"face\":\"optiply\",\"kind\":\"drip\",\"bytesPerSecond\":" + length * 2 + ",\"times\":1}");
        long start = System.nanoTime();
        Reply slow = optiply(token, "GET", "/v1/products", null);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(400));
        assertThat(slow.json().get("data")).hasSize(1);
        assertThat(admin("GET", "/requests?path=products", null).json())
                .anyMatch(request -> request.get("fault").asText().equals("drip")
                        && request.get("responseBytes").intValue() == length);
        assertThat(admin("POST", "/faults", "{\"face\":\"optiply\",\"kind\":\"drip\",\"bytesPerSecond\":0}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void stale_data_is_the_state_of_then_on_reading_and_writes_go_on() {
        String lamp = product("Lamp");
        Tenant other = seedNamed("empty");
        long id = fault("{\"face\":\"optiply\",\"account\":" + tenant.account()
                        + ",\"kind\":\"stale\",\"path\":\"^/v1/products\"}")
                .get("id")
                .longValue();
        assertThat(patch("products/" + lamp, "{\"stockLevel\":77}").status()).isEqualTo(200);
        product("Chair");
        assertThat(get("/v1/products/" + lamp).at("/data/attributes/stockLevel").intValue())
                .isEqualTo(1);
        assertThat(get("/v1/products").get("data")).hasSize(1);
        assertThat(state("products")).hasSize(2);
        optiply(optiplyToken(other), "POST", "/v1/products?accountId=" + other.account(), "{}");
        admin("DELETE", "/faults/" + id, null);
        assertThat(get("/v1/products").get("data")).hasSize(2);
        assertThat(get("/v1/products/" + lamp).at("/data/attributes/stockLevel").intValue())
                .isEqualTo(77);
    }

    @Test
    void stale_data_of_exact() {
        String exactToken = accessToken(tenant);
        String path = "/api/v1/" + tenant.division() + "/inventory/Warehouses?$select=Code,Description";
        Reply before = exact(exactToken, path);
        fault("{\"face\":\"exact\",\"division\":" + tenant.division() + ",\"kind\":\"stale\"}");
        String id = rows(tenant.division(), "Warehouses").at("/0/ID").asText();
        admin("PATCH", "/exact/" + tenant.division() + "/Warehouses/" + id, "{\"Description\":\"Renamed\"}");
        admin("POST", "/exact/" + tenant.division() + "/Warehouses", "{\"Code\":\"9\",\"Description\":\"New\"}");
        assertThat(exact(exactToken, path).text()).isEqualTo(before.text());
        admin("DELETE", "/faults", null);
        assertThat(exact(exactToken, path).text()).contains("Renamed").contains("New");
    }

    @Test
    void faults_end_by_themselves() {
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            fault("{\"face\":\"optiply\",\"kind\":\"status\",\"status\":503,\"lastsMillis\":300}");
            return optiply(token, "GET", "/v1/products", null).status() == 503;
        });
        await().atMost(Duration.ofSeconds(60))
                .until(() -> optiply(token, "GET", "/v1/products", null).status() == 200);
    }

    @Test
    void an_effect_comes_20_seconds_late_unless_told_otherwise() {
        fault("{\"face\":\"optiply\",\"method\":\"POST\",\"kind\":\"late-effect\"}");
        assertThat(admin("GET", "/faults", null).json().at("/0/delayMillis").intValue())
                .isEqualTo(20_000);
        assertThat(admin("POST", "/faults", "{\"face\":\"oidc\",\"kind\":\"stale\"}")
                        .status())
                .isEqualTo(400);
    }
}
