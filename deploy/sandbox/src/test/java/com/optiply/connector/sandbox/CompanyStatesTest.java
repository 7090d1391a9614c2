package com.optiply.connector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.optiply.connector.sandbox.exact.model.ExactModel;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exact reference §1.5–§1.7, §3.7, §4: late commits, moves, blocked companies, editions, maintenance, live properties. */
class CompanyStatesTest extends SandboxTest {
    private static final String ITEMS = "/sync/Logistics/Items";

    private Tenant tenant;
    private ExactClient exact;

    @BeforeEach
    void company() {
        setClock("2026-11-23T10:00:00Z");
        tenant = seedNamed("online-retail");
        exact = ExactClient.of(tenant);
    }

    private String path(String store, String id) {
        return "/exact/" + tenant.division() + "/" + store + "/" + id;
    }

    private String item(int at) {
        return rows(tenant.division(), "Items").get(at).get("ID").asText();
    }

    private void rename(String item, String name) {
        assertThat(admin("PATCH", path("Items", item), "{\"Description\":\"" + name + "\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_late_commit_surfaces_below_a_cursor_that_has_passed_it() {
        String late = item(3);
        String prompt = item(4);
        turn("exact.late-commit-seconds", "60");
        rename(late, "late");
        turn("exact.late-commit-seconds", "0");
        rename(prompt, "prompt");

        long cursor = exact.newest(ITEMS);
        assertThat(exact.sync(ITEMS, cursor - 1, "Description"))
                .extracting(row -> row.get("Description").asText())
                .containsExactly("prompt");

        setClock("2026-11-23T10:01:01Z");

        assertThat(exact.sync(ITEMS, cursor, "ID")).isEmpty();
        assertThat(exact.sync(ITEMS, cursor - 5_000, "ID,Description"))
                .filteredOn(row -> row.get("ID").asText().equals(late))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.get("Description").asText()).isEqualTo("late");
                    assertThat(row.get("Timestamp").asLong()).isLessThan(cursor);
                });
    }

    @Test
    void late_insertions_and_deletions_wait_and_a_second_change_of_the_row_commits_the_first() {
        turn("exact.late-commit-seconds", "60");
        JsonNode made = admin(
                        "POST", "/exact/" + tenant.division() + "/Items", "{\"Code\":\"N\",\"Description\":\"New\"}")
                .json();
        String gone = item(5);
        admin("DELETE", path("Items", gone), null);
        String changed = item(6);
        rename(changed, "first");
        assertThat(exact.sync("/sync/Deleted", 1, "EntityKey")).isEmpty();
        assertThat(admin("GET", path("Items", made.get("ID").asText()), null).status())
                .isEqualTo(404);
        turn("exact.late-commit-seconds", "0");
        rename(changed, "second");

        setClock("2026-11-23T10:02:00Z");

        assertThat(admin("GET", path("Items", made.get("ID").asText()), null).status())
                .isEqualTo(200);
        assertThat(admin("GET", path("Items", gone), null).status()).isEqualTo(404);
        assertThat(exact.sync("/sync/Deleted", 1, "EntityKey"))
                .anyMatch(row -> row.get("EntityKey").asText().equals(gone));
        assertThat(admin("GET", path("Items", changed), null)
                        .json()
                        .get("Description")
                        .asText())
                .isEqualTo("second");
    }

    @Test
    void a_move_makes_the_versions_of_deletions_anew_too() {
        admin("DELETE", path("Items", item(7)), null);
        long before = exact.newest("/sync/Deleted");
        admin("POST", "/exact/companies/" + tenant.division() + "/move", "{\"date\":\"DivisionHRLinkUnlinkDate\"}");

        List<JsonNode> after = exact.sync("/sync/Deleted", 1, "EntityKey");
        assertThat(after).isNotEmpty().allMatch(row -> row.get("Timestamp").asLong() < before);
        JsonNode division = exact.results("/system/Divisions?$select=DivisionMoveDate,DivisionHRLinkUnlinkDate")
                .get(0);
        assertThat(division.get("DivisionMoveDate").isNull()).isTrue();
        assertThat(division.get("DivisionHRLinkUnlinkDate").isNull()).isFalse();
    }

    /** A second move gives some rows versions that others had after the first. */
    @Test
    void every_row_of_every_store_is_in_sync_after_a_change_between_two_moves() {
        turn("exact.minute-limit", "1000");
        admin("DELETE", path("Items", item(7)), null);
        String move = "/exact/companies/" + tenant.division() + "/move";
        assertThat(admin("POST", move, "{}").status()).isEqualTo(204);
        String rows = "/exact/" + tenant.division();
        assertThat(admin("POST", rows + "/Items", "{\"Code\":\"N\",\"Description\":\"New\"}")
                        .status())
                .isEqualTo(201);
        JsonNode before = admin("GET", rows, null).json();
        assertThat(admin("POST", move, "{}").status()).isEqualTo(204);

        assertThat(admin("GET", rows, null).json()).isEqualTo(before);
        assertThat(before.get("Warehouses").intValue()).isEqualTo(3);
        assertThat(ExactModel.standard().entities())
                .filteredOn(entity -> entity.sync() && entity.listed())
                .hasSizeGreaterThan(15)
                .allSatisfy(entity -> assertThat(exact.sync("/" + entity.path(), 1, "Division"))
                        .hasSize(before.get(entity.store().name()).intValue()));
    }

    @Test
    void a_late_change_of_a_row_that_went_with_its_header_does_nothing() {
        String header =
                rows(tenant.division(), "SalesOrderHeaders").get(0).get("ID").asText();
        String order = rows(tenant.division(), "SalesOrderHeaders")
                .get(0)
                .get("OrderID")
                .asText();
        String line = "";
        for (JsonNode row : rows(tenant.division(), "SalesOrderLines")) {
            line = row.get("OrderID").asText().equals(order) ? row.get("ID").asText() : line;
        }
        turn("exact.late-commit-seconds", "60");
        assertThat(admin("PATCH", path("SalesOrderLines", line), "{\"Quantity\":7}")
                        .status())
                .isEqualTo(200);
        turn("exact.late-commit-seconds", "0");
        assertThat(admin("DELETE", path("SalesOrderHeaders", header), null).status())
                .isEqualTo(204);

        setClock("2026-11-23T10:02:00Z");

        assertThat(exact.get(ITEMS + "?$filter=Timestamp gt 1L&$select=ID").status())
                .isEqualTo(200);
        assertThat(admin("GET", path("SalesOrderLines", line), null).status()).isEqualTo(404);
    }

    @Test
    void a_company_under_conversion_is_refused_but_still_listed() {
        admin("PATCH", path("Divisions", String.valueOf(tenant.division())), "{\"BlockingStatus\":2}");

        Reply refused = exact.get("/inventory/Warehouses?$select=Code");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.header("Reason")).isEqualTo("DivisionBlocked");
        assertThat(exact.results("/system/Divisions?$select=Code,BlockingStatus")
                        .get(0)
                        .get("BlockingStatus")
                        .intValue())
                .isEqualTo(2);
        turn("exact.blocking-status-refuses", "false");
        assertThat(exact.get("/inventory/Warehouses?$select=Code").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "accounting,             403, 403, 403, 403, 403",
        "wholesale-standard,     403, 200, 200, 403, 200",
        "wholesale-premium,      200, 200, 200, 403, 200",
        "manufacturing-standard, 403, 200, 200, 200, 403",
        "manufacturing-plus,     200, 200, 200, 200, 403",
        "services-plus,          403, 200, 403, 403, 403"
    })
    void an_edition_brings_its_endpoints(
            String edition, int itemWarehouses, int purchaseOrders, int supplierItem, int versions, int assembly) {
        turn("exact.minute-limit", "1000");
        admin("PATCH", "/exact/companies/" + tenant.division(), "{\"edition\":\"" + edition + "\"}");

        String sync = "?$filter=Timestamp gt 1L&$select=ID";
        assertThat(exact.get("/sync/Inventory/ItemWarehouses" + sync).status()).isEqualTo(itemWarehouses);
        assertThat(exact.get("/sync/PurchaseOrder/PurchaseOrders" + sync).status())
                .isEqualTo(purchaseOrders);
        assertThat(exact.get("/sync/Logistics/SupplierItem" + sync).status()).isEqualTo(supplierItem);
        assertThat(exact.get("/sync/Manufacturing/BillOfMaterialVersions" + sync)
                        .status())
                .isEqualTo(versions);
        assertThat(exact.get("/inventory/AssemblyBillOfMaterialHeader?$select=ID")
                        .status())
                .isEqualTo(assembly);
        assertThat(exact.get(ITEMS + sync).status()).isEqualTo(200);
    }

    @Test
    void the_nightly_window_is_answered_503_with_a_text() {
        turn("exact.maintenance", "\"04:00-04:30\"");
        setClock("2026-11-24T03:10:00Z");
        Reply reply = exact.get(ITEMS + "?$select=ID");
        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.text()).startsWith("Server maintenance: Due to server maintenance");
        setClock("2026-11-24T03:30:00Z");
        assertThat(exact.get(ITEMS + "?$select=ID").status()).isEqualTo(401);
    }

    @Test
    void a_dead_token_can_be_sent_to_the_login_page() {
        setClock("2026-11-23T10:10:01Z");
        turn("exact.dead-token-redirect", "true");
        Reply moved = exact.get(ITEMS + "?$select=ID");
        assertThat(moved.status()).isEqualTo(302);
        assertThat(moved.text()).contains("Object moved");
        assertThat(moved.header("Location")).isEqualTo("/docs/Login.aspx");
    }

    @Test
    void properties_newer_than_the_reference_appear_by_switch() {
        String path = "/salesorder/SalesOrders?$filter=OrderNumber eq 536365&$select=OrderID,ServicePoint&$top=1";
        assertThat(exact.get(path).status()).isEqualTo(400);
        turn("exact.live-fields", "true");
        assertThat(exact.results(path).get(0).has("ServicePoint")).isTrue();
        assertThat(exact.get("/crm/Accounts?$filter=Name ne ''&$select=ClientGroup,ClientGroupDescription&$top=1")
                        .status())
                .isEqualTo(200);
    }
}
