package com.optiply.connector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exact reference §2.1–§2.3: call limits, headers, error velocity. */
class LimitsTest extends SandboxTest {

    @Test
    void sixty_calls_fit_in_a_clock_minute_and_the_429_carries_only_that_family() {
        setClock("2026-11-23T10:00:59.500Z");
        Tenant tenant = seedNamed("empty");
        String token = accessToken(tenant);
        String path = "/api/v1/" + tenant.division() + "/inventory/Warehouses?$select=Code";

        Reply first = exact(token, path);
        assertThat(first.header("X-RateLimit-Limit")).isEqualTo("5000");
        assertThat(first.header("X-RateLimit-Remaining")).isEqualTo("4999");
        assertThat(first.header("X-RateLimit-Minutely-Remaining")).isEqualTo("59");
        assertThat(first.header("X-RateLimit-Minutely-Reset")).isEqualTo("1795428060000");
        assertThat(first.header("X-RateLimit-Reset")).isEqualTo("1795478400000");
        for (int call = 2; call <= 60; call++) {
            assertThat(exact(token, path).status()).isEqualTo(200);
        }

        Reply refused = exact(token, path);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.text()).isEmpty();
        assertThat(refused.header("X-RateLimit-Minutely-Remaining")).isEqualTo("0");
        assertThat(refused.header("X-RateLimit-Remaining")).isNull();
        assertThat(refused.header("Retry-After")).isNull();
        assertThat(exact(token, "/api/v1/current/Me").status()).isEqualTo(200);

        setClock("2026-11-23T10:01:00Z");
        assertThat(exact(token, path).status()).isEqualTo(200);
    }

    @Test
    void the_daily_429_carries_only_the_daily_family_until_utc_midnight() {
        setClock("2026-11-23T23:59:00Z");
        turn("exact.day-limit", "2");
        Tenant tenant = seedNamed("empty");
        String token = accessToken(tenant);
        String path = "/api/v1/" + tenant.division() + "/inventory/Warehouses?$select=Code";
        exact(token, path);
        exact(token, path);

        Reply refused = exact(token, path);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("X-RateLimit-Remaining")).isEqualTo("0");
        assertThat(refused.header("X-RateLimit-Minutely-Limit")).isNull();

        setClock("2026-11-24T00:00:00Z");
        assertThat(exact(token, path).status()).isEqualTo(200);
    }

    @Test
    void limits_belong_to_app_and_division() {
        setClock("2026-11-23T10:00:00Z");
        turn("exact.minute-limit", "1");
        Reply seeded = admin("POST", "/seed", "{\"name\":\"empty\",\"tenants\":2,\"shareUser\":true}");
        Tenant first = Tenant.of(seeded.json().at("/tenants/0"));
        int second = Tenant.of(seeded.json().at("/tenants/1")).division();
        String token = accessToken(first);

        assertThat(exact(token, "/api/v1/" + first.division() + "/inventory/Warehouses?$select=Code")
                        .status())
                .isEqualTo(200);
        assertThat(exact(token, "/api/v1/" + first.division() + "/inventory/Warehouses?$select=Code")
                        .status())
                .isEqualTo(429);
        assertThat(exact(token, "/api/v1/" + second + "/inventory/Warehouses?$select=Code")
                        .status())
                .isEqualTo(200);
    }

    /** The same company and the same user: calls are counted per app. */
    @Test
    void another_app_of_the_same_company_has_its_own_calls() {
        setClock("2026-11-23T10:00:00Z");
        turn("exact.minute-limit", "1");
        turn("exact.day-limit", "2");
        Tenant tenant = seedNamed("empty");
        ExactClient first = ExactClient.of(tenant);
        ExactClient second = ExactClient.of(tenant.with(seedNamed("empty")));
        String path = "/inventory/Warehouses?$select=Code";

        assertThat(first.get(path).status()).isEqualTo(200);
        assertThat(first.get(path).status()).isEqualTo(429);
        Reply other = second.get(path);
        assertThat(other.status()).isEqualTo(200);
        assertThat(other.header("X-RateLimit-Remaining")).isEqualTo("1");
        assertThat(second.get(path).status()).isEqualTo(429);
    }

    @Test
    void more_than_ten_errors_in_an_hour_block_that_endpoint_for_an_hour() {
        setClock("2026-11-23T10:00:00Z");
        Tenant tenant = seedNamed("empty");
        String token = accessToken(tenant);
        String root = "/api/v1/" + tenant.division();
        for (int error = 1; error <= 11; error++) {
            assertThat(exact(token, root + "/logistics/Items?$select=ID").status())
                    .isEqualTo(400);
        }

        assertThat(exact(token, root + "/logistics/Items?$top=1&$filter=Code eq 'x'")
                        .status())
                .isEqualTo(403);
        assertThat(exact(token, root + "/inventory/Warehouses?$select=ID").status())
                .isEqualTo(200);

        setClock("2026-11-23T11:00:01Z");
        Tenant same = new Tenant(tenant.exact(), tenant.optiply());
        String fresh = accessToken(same);
        assertThat(exact(fresh, root + "/logistics/Items?$top=1&$filter=Code eq 'x'")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"false, 200", "true, 403"})
    void calls_during_a_block_lengthen_it_by_switch_only(String counted, int later) {
        setClock("2026-11-23T10:00:00Z");
        turn("exact.error-velocity-counts-refused", counted);
        Tenant tenant = seedNamed("empty");
        ExactClient exact = ExactClient.of(tenant);
        for (int error = 1; error <= 11; error++) {
            assertThat(exact.get("/logistics/Items?$select=ID").status()).isEqualTo(400);
        }
        String right = "/logistics/Items?$top=1&$filter=Code eq 'x'";
        for (int call = 1; call <= 11; call++) {
            assertThat(exact.get(right).status()).isEqualTo(403);
        }

        setClock("2026-11-23T11:00:01Z");
        assertThat(ExactClient.of(tenant).get(right).status()).isEqualTo(later);
    }

    @Test
    void nightly_maintenance_answers_503_in_amsterdam_time() {
        turn("exact.maintenance", "\"04:00-04:30\"");
        setClock("2026-11-23T03:10:00Z");
        Reply closed =
                send(exactRequest("x", SANDBOX.exact() + "/api/v1/current/Me").build());
        assertThat(closed.status()).isEqualTo(503);
        assertThat(closed.text()).startsWith("Server maintenance:");

        setClock("2026-11-23T03:30:00Z");
        assertThat(send(exactRequest("x", SANDBOX.exact() + "/api/v1/current/Me")
                                .build())
                        .status())
                .isEqualTo(401);
    }

    @Test
    void calls_at_once_can_be_refused() {
        Tenant tenant = seedNamed("empty");
        ExactClient exact = ExactClient.of(tenant);
        String path = "/inventory/Warehouses?$select=ID";
        turn("exact.concurrent-limit", "1");
        assertThat(exact.get(path).status()).isEqualTo(200);

        await().atMost(Duration.ofSeconds(60)).until(() -> {
            admin("DELETE", "/faults", null);
            admin("POST", "/faults", "{\"face\":\"exact\",\"kind\":\"latency\",\"delayMillis\":1500,\"times\":1}");
            CompletableFuture<Reply> first = CompletableFuture.supplyAsync(() -> exact.get(path));
            await().until(() ->
                    admin("GET", "/faults", null).json().at("/0/timesLeft").asInt() == 0);
            Reply second = exact.get(path);
            return first.join().status() == 200
                    && second.status() == 429
                    && second.text().isEmpty();
        });
    }
}
