package com.optiply.connector.auth.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.optiply.connector.auth.fixture.Merchant;
import com.optiply.connector.auth.fixture.ServiceTest;
import com.optiply.connector.model.tenant.CompositionModel;
import com.optiply.connector.model.tenant.SalesSource;
import com.optiply.connector.model.tenant.Settings;
import com.optiply.connector.model.tenant.WarehouseChoice;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The checks on demand. */
@QuarkusTest
class ChecksTest extends ServiceTest {

    @Test
    void a_tenant_without_consent_is_told_what_is_missing() {
        operator.post("/api/v1/tenants", merchant().tenant("unchecked")).expect(201);

        JsonNode checks = checks("unchecked");

        assertThat(one(checks, "exact-token").path("passed").asBoolean()).isFalse();
        assertThat(one(checks, "exact-token").path("remedy").asText()).contains("connect-link");
        assertThat(one(checks, "optiply-login").path("passed").asBoolean()).isTrue();
        assertThat(one(checks, "call-plan").path("passed").asBoolean()).isTrue();
    }

    @Test
    void rights_and_modules_are_checked_per_endpoint() {
        Merchant merchant = ready("doctor");
        assertThat(checks("doctor"))
                .allSatisfy(check -> assertThat(check.path("passed").asBoolean())
                        .as(check.toString())
                        .isTrue());
        sandbox.fault(Map.of(
                "face", "exact",
                "path", ".*/sync/SalesOrder/SalesOrderLines.*",
                "division", merchant.division(),
                "kind", "status",
                "status", 403));
        sandbox.call(
                "PATCH",
                "/exact/users/" + merchant.exact().path("userName").asText(),
                Map.of("deniedStores", List.of("Items")));

        JsonNode checks = checks("doctor");

        assertThat(one(checks, "module:SalesOrder/SalesOrderLines")
                        .path("remedy")
                        .asText())
                .contains("package");
        assertThat(one(checks, "right:Logistics/Items").path("remedy").asText()).contains("right to view");
        assertThat(one(checks, "right:Inventory/StockPositions").path("passed").asBoolean())
                .isTrue();
        assertThat(one(checks, "clock").path("passed").asBoolean()).isTrue();
    }

    @Test
    void a_refused_endpoint_is_asked_once_however_often_the_checks_are_made() {
        Merchant merchant = ready("rationed");
        String endpoint = ".*/sync/SalesOrder/SalesOrderLines.*";
        sandbox.fault(Map.of(
                "face", "exact", "path", endpoint, "division", merchant.division(), "kind", "status", "status", 403));
        sandbox.clearRequests();

        for (int press = 0; press < 11; press++) {
            assertThat(one(checks("rationed"), "module:SalesOrder/SalesOrderLines")
                            .path("passed")
                            .asBoolean())
                    .isFalse();
        }

        assertThat(sandbox.requests("face=exact&path=" + endpoint)).hasSize(1);
    }

    @Test
    void an_active_tenants_division_is_not_called() {
        Merchant merchant = active("doctor-active");
        sandbox.clearRequests();

        assertThat(one(checks("doctor-active"), "division-access")
                        .path("passed")
                        .asBoolean())
                .isTrue();

        assertThat(sandbox.requests("face=exact&path=/api/v1/" + merchant.division() + "/.*"))
                .isEmpty();
    }

    @Test
    void the_plan_of_one_tenant_fits_and_that_of_two_with_one_app_and_company_does_not() {
        Settings all = new Settings(
                new WarehouseChoice(WarehouseChoice.Mode.GLOBAL, List.of()),
                SalesSource.ORDERS,
                null,
                List.of(CompositionModel.values()),
                "EUR");

        assertThat(CallPlanRule.forecast(all)).isEqualTo(3504);
        assertThat(CallPlanRule.judge(List.of(all)).passed()).isTrue();
        assertThat(CallPlanRule.judge(List.of(all, all)).passed()).isFalse();
    }

    private JsonNode checks(String tenant) {
        return operator.get("/api/v1/tenants/" + tenant + "/checks")
                .expect(200)
                .json()
                .path("checks");
    }

    private static JsonNode one(JsonNode checks, String name) {
        for (JsonNode check : checks) {
            if (check.path("name").asText().equals(name)) {
                return check;
            }
        }
        throw new AssertionError("No check " + name + " in " + checks);
    }
}
