package com.optiply.connector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Exact reference §3.7 and §3.8: row versions, restamping, deletions, SyncTimestamp. */
class SyncTest extends SandboxTest {
    private Tenant tenant;
    private String token;
    private String root;

    @BeforeEach
    void seeded() {
        setClock("2026-11-23T10:00:00Z");
        turn("exact.minute-limit", "1000");
        tenant = seedNamed("online-retail");
        token = accessToken(tenant);
        root = "/api/v1/" + tenant.division();
    }

    private List<JsonNode> readAll(String path, long after, String select) {
        List<JsonNode> rows = new ArrayList<>();
        String url =
                SANDBOX.exact() + root + path + "?$filter=Timestamp gt " + after + "L&$select=ID,Timestamp" + select;
        while (url != null) {
            JsonNode page = follow(token, url).json().get("d");
            page.get("results").forEach(rows::add);
            url = page.path("__next").asText(null);
        }
        return rows;
    }

    private static long newest(List<JsonNode> rows) {
        return rows.stream().mapToLong(SyncTest::timestamp).max().orElse(1);
    }

    private static long timestamp(JsonNode row) {
        return Long.parseLong(row.get("Timestamp").asText());
    }

    private JsonNode first(String store) {
        return rows(tenant.division(), store).get(0);
    }

    private Reply change(String store, JsonNode row, String body) {
        return admin(
                "PATCH",
                "/exact/" + tenant.division() + "/" + store + "/"
                        + row.get("ID").asText(),
                body);
    }

    @Test
    void pages_of_a_thousand_rise_and_an_unchanged_company_gives_nothing_new() {
        List<JsonNode> rows = readAll("/sync/SalesInvoice/SalesInvoices", 1, ",LineNumber");

        assertThat(rows).hasSize(999 + 2 * 66);
        assertThat(rows).extracting(SyncTest::timestamp).isSorted().doesNotHaveDuplicates();
        assertThat(readAll("/sync/SalesInvoice/SalesInvoices", newest(rows), ""))
                .isEmpty();
    }

    @Test
    void a_changed_item_comes_again_with_a_higher_version_and_its_new_content() {
        long cursor = newest(readAll("/sync/Logistics/Items", 1, ""));
        setClock("2026-11-23T10:05:00Z");
        change("Items", first("Items"), "{\"Description\":\"Renamed\"}");

        List<JsonNode> changed = readAll("/sync/Logistics/Items", cursor, ",Description,Modified");

        assertThat(changed).hasSize(1);
        assertThat(changed.getFirst().get("Description").asText()).isEqualTo("Renamed");
        assertThat(changed.getFirst().get("Modified").asText()).isEqualTo("/Date(1795431900000)/");
    }

    @Test
    void sales_order_headers_and_lines_are_stamped_each_by_themselves_though_totals_follow() {
        JsonNode line = first("SalesOrderLines");
        long headers = newest(readAll("/sync/SalesOrder/SalesOrderHeaders", 1, ""));
        long lines = newest(readAll("/sync/SalesOrder/SalesOrderLines", 1, ""));

        change("SalesOrderLines", line, "{\"Quantity\":1000}");

        assertThat(readAll("/sync/SalesOrder/SalesOrderHeaders", headers, "")).isEmpty();
        assertThat(readAll("/sync/SalesOrder/SalesOrderLines", lines, "")).hasSize(1);
        JsonNode header = admin(
                        "GET",
                        "/exact/" + tenant.division() + "/SalesOrderHeaders/"
                                + line.get("OrderID").asText(),
                        null)
                .json();
        double sum = 0;
        for (JsonNode one : rows(tenant.division(), "SalesOrderLines")) {
            sum += one.get("OrderID").equals(line.get("OrderID"))
                    ? one.get("AmountFC").doubleValue()
                    : 0;
        }
        assertThat(header.get("AmountFCExclVat").doubleValue()).isEqualTo(Math.round(sum * 100) / 100.0);

        change("SalesOrderHeaders", header, "{\"Status\":45}");
        assertThat(readAll("/sync/SalesOrder/SalesOrderHeaders", headers, "")).hasSize(1);
        assertThat(readAll("/sync/SalesOrder/SalesOrderLines", lines, "")).hasSize(1);
    }

    @Test
    void any_change_of_an_invoice_restamps_all_its_rows() {
        JsonNode line = null;
        for (JsonNode row : rows(tenant.division(), "SalesInvoices")) {
            line = row.get("LineNumber").intValue() == 2 ? row : line;
        }
        String invoice = line.get("InvoiceID").asText();
        int members = 0;
        for (JsonNode row : rows(tenant.division(), "SalesInvoices")) {
            members += row.get("InvoiceID").asText().equals(invoice) ? 1 : 0;
        }
        long cursor = newest(readAll("/sync/SalesInvoice/SalesInvoices", 1, ""));

        change("SalesInvoices", line, "{\"Quantity\":7}");

        List<JsonNode> changed =
                readAll("/sync/SalesInvoice/SalesInvoices", cursor, ",InvoiceID,LineNumber,AmountFCExclVat");
        assertThat(changed).hasSize(members);
        assertThat(changed).allMatch(row -> row.get("InvoiceID").asText().equals(invoice));
        assertThat(changed).extracting(row -> row.get("LineNumber").intValue()).contains(0, 2, 9999);
    }

    @Test
    void header_and_vat_rows_of_invoices_have_reversed_signs_by_switch() {
        String select = ",InvoiceID,LineNumber,AmountDC,Quantity";
        JsonNode header = readAll("/sync/SalesInvoice/SalesInvoices", 1, select).getFirst();
        JsonNode stored = admin(
                        "GET",
                        "/exact/" + tenant.division() + "/SalesInvoices/"
                                + header.get("ID").asText(),
                        null)
                .json();
        assertThat(header.get("LineNumber").intValue()).isZero();
        assertThat(header.get("AmountDC").doubleValue())
                .isEqualTo(-stored.get("AmountDC").doubleValue());
        JsonNode line = readAll("/sync/SalesInvoice/SalesInvoices", 1, select).get(1);
        assertThat(line.get("Quantity").doubleValue() * line.get("AmountDC").doubleValue())
                .isPositive();

        turn("exact.invoice-sign", "\"none\"");
        assertThat(readAll("/sync/SalesInvoice/SalesInvoices", 1, select)
                        .getFirst()
                        .get("AmountDC")
                        .doubleValue())
                .isEqualTo(stored.get("AmountDC").doubleValue());
        turn("exact.invoice-vat-rows", "false");
        assertThat(readAll("/sync/SalesInvoice/SalesInvoices", 1, select)).hasSize(999 + 66);
    }

    @Test
    void a_deleted_order_is_listed_with_its_lines_under_their_entity_types() {
        JsonNode header = first("SalesOrderHeaders");
        long lines = count("SalesOrderLines", "OrderID", header.get("OrderID").asText());
        admin(
                "DELETE",
                "/exact/" + tenant.division() + "/SalesOrderHeaders/"
                        + header.get("ID").asText(),
                null);

        List<JsonNode> deleted = readAll("/sync/Deleted", 1, ",EntityKey,EntityType,DeletedDate,Division");

        assertThat(deleted).hasSize((int) lines + 1);
        assertThat(deleted.getFirst().get("EntityType").intValue()).isEqualTo(32);
        assertThat(deleted.getFirst().get("EntityKey").asText())
                .isEqualTo(header.get("ID").asText());
        assertThat(deleted.subList(1, deleted.size()))
                .allMatch(row -> row.get("EntityType").intValue() == 33);
        assertThat(count("SalesOrderLines", "OrderID", header.get("OrderID").asText()))
                .isZero();
        assertThat(exact(token, root + "/sync/Deleted?$filter=Timestamp gt 1L and EntityType eq 32&$select=EntityKey")
                        .json()
                        .at("/d/results"))
                .hasSize(1);
    }

    @Test
    void every_kind_of_row_has_its_entity_type() {
        JsonNode item = rows(tenant.division(), "Items").get(100);
        admin(
                "DELETE",
                "/exact/" + tenant.division() + "/Items/" + item.get("ID").asText(),
                null);
        admin(
                "DELETE",
                "/exact/" + tenant.division() + "/BillOfMaterialVersions/"
                        + first("BillOfMaterialVersions").get("ID").asText(),
                null);
        JsonNode invoice = first("SalesInvoices");
        admin(
                "DELETE",
                "/exact/" + tenant.division() + "/SalesInvoices/"
                        + invoice.get("ID").asText(),
                null);

        List<Integer> types = readAll("/sync/Deleted", 1, ",EntityType").stream()
                .map(row -> row.get("EntityType").intValue())
                .distinct()
                .toList();

        assertThat(types).contains(9, 8, 15, 55, 54, 13);
        assertThat(count("SalesInvoices", "InvoiceID", invoice.get("InvoiceID").asText()))
                .isZero();
    }

    @Test
    void deletions_are_listed_for_two_months() {
        admin(
                "DELETE",
                "/exact/" + tenant.division() + "/Items/"
                        + first("Items").get("ID").asText(),
                null);
        setClock("2027-01-22T10:00:00Z");
        token = accessToken(tenant);
        assertThat(readAll("/sync/Deleted", 1, "")).isNotEmpty();
        setClock("2027-01-24T10:00:00Z");
        token = accessToken(tenant);
        assertThat(readAll("/sync/Deleted", 1, "")).isEmpty();
    }

    @Test
    void sync_timestamp_gives_the_first_version_at_or_after_a_date() {
        String path = root + "/read/sync/Sync/SyncTimestamp?modified=datetime'%s'&endPoint='%s'";
        JsonNode found = exact(token, path.formatted("2026-10-01", "SalesOrderHeaders"))
                .json()
                .at("/d/results/0");
        long version = Long.parseLong(found.get("TimeStampAsBigInt").asText());

        assertThat(readAll("/sync/SalesOrder/SalesOrderHeaders", version - 1, ",Modified"))
                .allMatch(row -> millis(row) >= 1790812800000L)
                .first()
                .satisfies(row -> assertThat(timestamp(row)).isEqualTo(version));
        assertThat(exact(token, path.formatted("2027-10-01", "SalesOrderHeaders"))
                        .json()
                        .at("/d/results"))
                .isEmpty();
        assertThat(exact(token, path.formatted("2026-10-01", "Items")).status()).isEqualTo(400);
    }

    private static long millis(JsonNode row) {
        return Long.parseLong(row.get("Modified").asText().replaceAll("\\D", ""));
    }

    @Test
    void a_move_makes_all_row_versions_anew_and_shows_its_date() {
        long before = newest(readAll("/sync/Logistics/Items", 1, ""));
        admin("POST", "/exact/companies/" + tenant.division() + "/move", null);

        List<JsonNode> after = readAll("/sync/Logistics/Items", 1, "");
        assertThat(after).hasSize(589).allMatch(row -> timestamp(row) < before);
        assertThat(exact(token, root + "/system/Divisions?$select=Code,DivisionMoveDate")
                        .json()
                        .at("/d/results/0/DivisionMoveDate")
                        .isNull())
                .isFalse();
    }

    @Test
    void new_rows_take_defaults_and_copies_of_what_they_refer_to() {
        int division = tenant.division();
        JsonNode item = admin("POST", "/exact/" + division + "/Items", "{\"Code\":\"N1\",\"Description\":\"Nice\"}")
                .json();
        assertThat(item.get("IsStockItem").booleanValue()).isTrue();
        assertThat(item.get("Unit").asText()).isEqualTo("pc");
        JsonNode stock = admin(
                        "POST",
                        "/exact/" + division + "/StockPositions",
                        "{\"ItemCode\":\"N1\",\"WarehouseCode\":\"2\",\"CurrentStock\":5,\"PlanningOut\":2}")
                .json();
        assertThat(stock.get("ItemId")).isEqualTo(item.get("ID"));
        assertThat(stock.get("ItemDescription").asText()).isEqualTo("Nice");
        assertThat(stock.get("FreeStock").doubleValue()).isEqualTo(3);
        JsonNode order = admin(
                        "POST",
                        "/exact/" + division + "/SalesOrderHeaders",
                        "{\"OrderNumber\":1,\"OrderDate\":\"2026-11-23\"}")
                .json();
        assertThat(order.get("OrderID")).isNotEqualTo(order.get("ID"));
        JsonNode line = admin(
                        "POST",
                        "/exact/" + division + "/SalesOrderLines",
                        "{\"OrderID\":" + order.get("OrderID") + ",\"Item\":" + item.get("ID")
                                + ",\"Quantity\":3,\"UnitPrice\":2.5}")
                .json();
        assertThat(line.get("AmountDC").doubleValue()).isEqualTo(7.5);
        assertThat(line.get("LineNumber").intValue()).isEqualTo(1);
        JsonNode header = admin(
                        "GET",
                        "/exact/" + division + "/SalesOrderHeaders/"
                                + order.get("OrderID").asText(),
                        null)
                .json();
        assertThat(header.get("AmountFCExclVat").doubleValue()).isEqualTo(7.5);
        assertThat(header.get("Timestamp")).isEqualTo(order.get("Timestamp"));
        assertThat(admin("POST", "/exact/" + division + "/Items", "{\"Colour\":\"red\"}")
                        .status())
                .isEqualTo(400);
        assertThat(admin("GET", "/exact/" + division + "/Items/" + UUID.randomUUID(), null)
                        .status())
                .isEqualTo(404);
    }

    private long count(String store, String property, String value) {
        long count = 0;
        for (JsonNode row : rows(tenant.division(), store)) {
            count += row.get(property).asText().equals(value) ? 1 : 0;
        }
        return count;
    }
}
