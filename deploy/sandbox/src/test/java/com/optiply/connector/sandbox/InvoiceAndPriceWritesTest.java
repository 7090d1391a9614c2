package com.optiply.connector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Exact reference §4.3, §4.4: direct invoices, prices of suppliers. */
class InvoiceAndPriceWritesTest extends SandboxTest {
    private static final String INVOICES = "/salesinvoice/SalesInvoices";
    private static final String STOCK = "/sync/Inventory/StockPositions";

    private ExactClient exact;
    private String supplier;
    private String item;
    private String warehouse;

    @BeforeEach
    void companyWithASupplier() {
        setClock("2026-11-23T10:00:00Z");
        turn("exact.minute-limit", "1000");
        Tenant tenant = seedNamed("empty");
        exact = ExactClient.of(tenant);
        warehouse = rows(tenant.division(), "Warehouses").get(0).get("ID").asText();
        supplier = created("/crm/Accounts", "{\"Name\":\"Supplier\",\"IsSupplier\":true}");
        item = created("/logistics/Items", "{\"Code\":\"A1\",\"Description\":\"Chair\",\"CostPriceStandard\":4}");
    }

    private String created(String path, String body) {
        Reply reply = exact.post(path, body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply.json().at("/d/ID").asText();
    }

    private JsonNode stock(String itemId) {
        return exact.sync(STOCK, 1, "ItemId,Warehouse,CurrentStock,PlanningIn,PlanningOut").stream()
                .filter(row -> row.get("ItemId").asText().equals(itemId))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void prices_of_suppliers_that_have_ended_are_not_shown_and_their_dates_are_no_filter() {
        String offer = created(
                "/logistics/SupplierItem",
                "{\"Item\":\"" + item + "\",\"Supplier\":\"" + supplier + "\",\"ItemUnit\":\"" + UUID.randomUUID()
                        + "\",\"PurchaseUnit\":\"box\",\"PurchasePrice\":20,\"EndDate\":\"2026-11-23\"}");
        String one = "/logistics/SupplierItem(guid'" + offer + "')";
        String list = "/logistics/SupplierItem?$select=PurchasePrice&$filter=Item eq guid'" + item + "'";
        assertThat(exact.get(one).json().at("/d/PurchasePrice").doubleValue()).isEqualTo(20);
        assertThat(exact.results(list).at("/0/PurchasePrice").doubleValue()).isEqualTo(20);
        for (String date : List.of("StartDate", "EndDate")) {
            Reply refused = exact.get(list + " and " + date + " gt datetime'2026-01-01'");
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.text()).contains("Filtering on these fields is not supported: " + date);
        }

        assertThat(exact.put(one, "{\"EndDate\":\"2026-11-22\"}").status()).isEqualTo(204);

        assertThat(exact.get(one).json().at("/d/PurchasePrice").doubleValue()).isZero();
        assertThat(exact.results(list).at("/0/PurchasePrice").doubleValue()).isZero();
    }

    @Test
    void direct_invoices_and_credit_notes_move_stock_and_others_have_no_warehouse() {
        String header = "{\"Journal\":\"70\",\"OrderedBy\":\"" + supplier + "\",\"SalesInvoiceLines\":[{\"Item\":\""
                + item + "\",\"Quantity\":5,\"GLAccount\":\"" + UUID.randomUUID() + "\"}],\"Type\":";
        String there = ",\"Warehouse\":\"" + warehouse + "\"}";

        String direct = invoice(header + 8023 + there);
        assertThat(stock(item).get("CurrentStock").doubleValue()).isEqualTo(-5);
        created(
                "/salesinvoice/SalesInvoiceLines",
                "{\"InvoiceID\":\"" + direct + "\",\"Item\":\"" + item + "\",\"Quantity\":1,\"GLAccount\":\""
                        + UUID.randomUUID() + "\"}");
        assertThat(stock(item).get("CurrentStock").doubleValue()).isEqualTo(-6);
        invoice(header + 8024 + there);
        assertThat(stock(item).get("CurrentStock").doubleValue()).isEqualTo(-1);

        for (int type : List.of(8023, 8024)) {
            assertThat(exact.post(INVOICES, header + type + "}").text()).contains("Mandatory: Warehouse");
        }
        for (int type : List.of(8020, 8021)) {
            String plain = INVOICES + "(guid'" + invoice(header + type + there) + "')";
            assertThat(exact.put(plain, "{\"Warehouse\":\"" + warehouse + "\"}").status())
                    .isEqualTo(204);
            assertThat(exact.get(plain).json().at("/d/Warehouse").isNull()).isTrue();
        }
        assertThat(exact.put(INVOICES + "(guid'" + direct + "')", "{\"Warehouse\":null}")
                        .text())
                .contains("Mandatory: Warehouse");
        assertThat(stock(item).get("CurrentStock").doubleValue()).isEqualTo(-1);
    }

    private String invoice(String body) {
        Reply reply = exact.post(INVOICES, body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply.json().at("/d/InvoiceID").asText();
    }
}
