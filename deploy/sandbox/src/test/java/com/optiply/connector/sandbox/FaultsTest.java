package com.optiply.connector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The faults of the admin face, seen from a client. */
class FaultsTest extends SandboxTest {
    private static final String LAMP = "{\"name\":\"Lamp\",\"stockLevel\":12,\"unlimitedStock\":false}";

    private Tenant tenant;
    private String token;

    @BeforeEach
    void seeded() {
        tenant = seedNamed("empty");
        token = optiplyToken(tenant);
    }

    private static void fault(String kind, String rest) {
        Reply reply = admin(
                "POST",
                "/faults",
                "{\"face\":\"optiply\",\"method\":\"POST\",\"path\":\"^/v1/products\",\"kind\":\"" + kind
                        + "\",\"times\":1" + rest + "}");
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    }

    private Reply post() {
        return optiply(token, "POST", "/v1/products?accountId=" + tenant.account(), LAMP);
    }

    private int products() {
        return admin("GET", "/optiply/" + tenant.account() + "/products", null)
                .json()
                .size();
    }

    @Test
    void a_status_has_no_effect_and_strikes_as_often_as_asked() {
        fault("status", ",\"status\":429,\"headers\":{\"Retry-After\":\"2\"},\"body\":\"slow down\"");
        Reply refused = post();
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isEqualTo("2");
        assertThat(refused.text()).isEqualTo("slow down");
        assertThat(products()).isZero();
        assertThat(post().status()).isEqualTo(201);
        assertThat(admin("GET", "/faults", null).json().at("/0/timesLeft").intValue())
                .isZero();
    }

    @Test
    void an_answer_lost_happened_all_the_same() {
        fault("answer-lost", "");
        assertThatThrownBy(this::post).isInstanceOf(UncheckedIOException.class);
        assertThat(products()).isEqualTo(1);
    }

    @Test
    void a_cut_connection_has_no_effect() {
        fault("cut", "");
        assertThatThrownBy(this::post).isInstanceOf(UncheckedIOException.class);
        assertThat(products()).isZero();
        JsonNode cut = admin("GET", "/requests?face=optiply&path=products", null)
                .json()
                .get(0);
        assertThat(cut.get("status").intValue()).isZero();
        assertThat(cut.get("fault").asText()).isEqualTo("cut");
    }

    @Test
    void a_late_effect_comes_after_the_connection_was_cut() {
        fault("late-effect", ",\"delayMillis\":2000");
        assertThatThrownBy(this::post).isInstanceOf(UncheckedIOException.class);
        JsonNode cut = admin("GET", "/requests?face=optiply&path=products", null)
                .json()
                .get(0);
        assertThat(cut.get("status").intValue()).isZero();
        assertThat(cut.get("fault").asText()).isEqualTo("late-effect");
        await().atMost(Duration.ofSeconds(60)).until(() -> products() == 1);

        String products = "/optiply/" + tenant.account() + "/products";
        String id = admin("GET", products, null).json().at("/0/id").asText();
        Instant effect = Instant.parse(admin("GET", products + "/" + id + "/history", null)
                .json()
                .at("/0/at")
                .asText());
        Instant arrival = Instant.parse(cut.get("vendorAt").asText());
        assertThat(effect).isAfterOrEqualTo(arrival.plusMillis(1900));
    }

    @Test
    void latency_delays_the_usual_answer() {
        fault("latency", ",\"delayMillis\":250");
        long start = System.nanoTime();
        assertThat(post().status()).isEqualTo(201);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(240));
    }

    @Test
    void garbage_empty_and_truncated_bodies() {
        fault("garbage", "");
        Reply garbage = post();
        assertThat(garbage.status()).isEqualTo(200);
        assertThat(garbage.text()).doesNotContain("Lamp").isNotEmpty();
        fault("empty", "");
        assertThat(post().text()).isEmpty();
        assertThat(products()).isZero();
        fault("truncate", "");
        assertThatThrownBy(this::post).isInstanceOf(UncheckedIOException.class);
        assertThat(products()).isEqualTo(1);
    }

    @Test
    void faults_can_be_bound_to_a_tenant_and_ended() {
        admin("POST", "/faults", "{\"face\":\"optiply\",\"account\":1,\"kind\":\"status\",\"status\":500}");
        assertThat(post().status()).isEqualTo(201);
        long id = admin(
                        "POST",
                        "/faults",
                        "{\"face\":\"optiply\",\"account\":" + tenant.account()
                                + ",\"kind\":\"status\",\"status\":500}")
                .json()
                .get("id")
                .longValue();
        assertThat(post().status()).isEqualTo(500);
        assertThat(admin("DELETE", "/faults/" + id, null).status()).isEqualTo(204);
        assertThat(post().status()).isEqualTo(201);
        assertThat(admin("POST", "/faults", "{\"face\":\"optiply\",\"kind\":\"nonsense\"}")
                        .status())
                .isEqualTo(400);
    }
}
