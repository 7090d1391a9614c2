package com.optiply.connector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the seeds hold. */
class SeedTest extends SandboxTest {

    @BeforeEach
    void fixedTime() {
        setClock("2026-11-23T10:00:00Z");
    }

    @Test
    void online_retail_holds_the_data_set_as_it_is() {
        int division = seedNamed("online-retail").division();
        JsonNode items = rows(division, "Items");
        assertThat(items).hasSize(589);
        assertThat(rows(division, "SalesOrderHeaders")).hasSize(66);
        assertThat(rows(division, "SalesOrderLines")).hasSize(999);
        assertThat(rows(division, "SalesInvoices")).hasSize(999 + 2 * 66);
        assertThat(rows(division, "Warehouses"))
                .extracting(row -> row.get("Code").asText())
                .containsExactly("1", "2", "3");
        for (JsonNode item : items) {
            boolean fee = Set.of("POST", "D").contains(item.get("Code").asText());
            assertThat(item.get("IsStockItem").booleanValue()).isEqualTo(!fee);
            assertThat(!fee || !item.get("IsPurchaseItem").booleanValue()).isTrue();
        }
        assertThat(items)
                .filteredOn(item -> item.get("Description").asText().endsWith(" "))
                .isNotEmpty();
        assertThat(items).filteredOn(item -> item.has("EndDate")).hasSizeGreaterThan(5);
        assertThat(rows(division, "BillOfMaterialVersions")).hasSize(14);
        assertThat(rows(division, "AssemblyBillOfMaterialHeaders")).hasSize(12);
        assertThat(rows(division, "BillOfMaterialMaterials"))
                .filteredOn(part -> part.get("Type").intValue() == 2)
                .hasSize(1);
    }

    @Test
    void the_sales_lie_in_the_ninety_days_that_end_with_yesterday_in_their_order() {
        int division = seedNamed("online-retail").division();
        Map<Integer, String> dates = new HashMap<>();
        rows(division, "SalesOrderHeaders")
                .forEach(order -> dates.put(
                        order.get("OrderNumber").intValue(),
                        order.get("OrderDate").asText()));
        assertThat(dates.get(536365)).isEqualTo("2026-08-25T00:00:00");
        assertThat(dates.get(536520)).isEqualTo("2026-11-22T00:00:00");
        assertThat(dates.values()).allMatch(date -> date.compareTo("2026-11-23") < 0);
    }

    @Test
    void header_totals_are_the_sums_of_their_lines_and_cancellations_are_credit_notes() {
        int division = seedNamed("online-retail").division();
        Map<String, Double> sums = new HashMap<>();
        rows(division, "SalesOrderLines")
                .forEach(line -> sums.merge(
                        line.get("OrderID").asText(), line.get("AmountFC").doubleValue(), Double::sum));
        for (JsonNode header : rows(division, "SalesOrderHeaders")) {
            assertThat(header.get("AmountFCExclVat").doubleValue())
                    .isEqualTo(sums.get(header.get("OrderID").asText()), within(0.001));
            assertThat(header.get("AmountDC").doubleValue())
                    .isEqualTo(header.get("AmountFCExclVat").doubleValue() * 1.21, within(0.5));
        }
        Set<String> creditNotes = new HashSet<>();
        for (JsonNode row : rows(division, "SalesInvoices")) {
            if (row.get("Type").intValue() == 8021 && row.get("LineNumber").intValue() == 0) {
                creditNotes.add(row.get("Description").asText());
                assertThat(row.get("AmountFCExclVat").doubleValue()).isNegative();
            }
        }
        assertThat(creditNotes)
                .containsExactlyInAnyOrder("Invoice C536379", "Invoice C536383", "Invoice C536391", "Invoice C536506");
        assertThat(rows(division, "SalesInvoices"))
                .extracting(row -> row.get("Status").intValue())
                .contains(10, 20, 50);
        assertThat(rows(division, "SalesInvoices"))
                .extracting(row -> row.get("Type").intValue())
                .contains(8020, 8021, 8023);
        assertThat(rows(division, "SalesOrderHeaders"))
                .extracting(row -> row.get("Status").intValue())
                .contains(12, 20, 21, 45);
    }

    @Test
    void a_missing_description_stays_missing_on_its_line() {
        int division = seedNamed("online-retail").division();
        assertThat(rows(division, "SalesOrderLines"))
                .filteredOn(line -> line.get("Description").asText().isEmpty())
                .singleElement()
                .satisfies(line -> assertThat(line.get("ItemCode").asText()).isEqualTo("22139"));
    }

    @Test
    void no_product_is_composed_of_itself_by_any_path() {
        int division = seedNamed("online-retail").division();
        Map<String, String> itemOfVersion = new HashMap<>();
        rows(division, "BillOfMaterialVersions")
                .forEach(version -> itemOfVersion.put(
                        version.get("ID").asText(), version.get("Item").asText()));
        Map<String, Set<String>> parts = new HashMap<>();
        rows(division, "BillOfMaterialMaterials").forEach(part -> parts.computeIfAbsent(
                        itemOfVersion.get(part.get("ItemVersion").asText()), item -> new HashSet<>())
                .add(part.get("PartItem").asText()));
        rows(division, "AssemblyBillOfMaterialMaterials")
                .forEach(part -> parts.computeIfAbsent(part.get("AssembledItem").asText(), item -> new HashSet<>())
                        .add(part.get("PartItem").asText()));
        for (String composed : parts.keySet()) {
            Set<String> below = new HashSet<>();
            ArrayDeque<String> open = new ArrayDeque<>(parts.get(composed));
            while (!open.isEmpty()) {
                String part = open.pop();
                if (below.add(part)) {
                    open.addAll(parts.getOrDefault(part, Set.of()));
                }
            }
            assertThat(below).doesNotContain(composed);
        }
    }

    @Test
    void stock_has_negative_fractional_and_missing_rows() {
        int division = seedNamed("online-retail").division();
        JsonNode stock = rows(division, "StockPositions");
        Set<String> stocked = new HashSet<>();
        stock.forEach(row -> stocked.add(row.get("ItemId").asText()));
        assertThat(stocked).hasSizeBetween(560, 583);
        assertThat(stock)
                .filteredOn(row -> row.get("CurrentStock").doubleValue() < 0)
                .hasSizeGreaterThan(5);
        assertThat(stock)
                .filteredOn(row -> row.get("CurrentStock").doubleValue() % 1 != 0)
                .hasSizeGreaterThan(2);
        assertThat(stock)
                .filteredOn(row -> row.get("PlanningOut").doubleValue() > 0)
                .hasSizeGreaterThan(50);
    }

    @Test
    void a_seed_is_the_same_every_time() {
        int division = seedNamed("online-retail").division();
        Map<String, JsonNode> before = new HashMap<>();
        for (String store : new String[] {"Items", "StockPositions", "SalesInvoices", "BillOfMaterialMaterials"}) {
            before.put(store, rows(division, store));
        }
        admin("POST", "/reset", null);
        setClock("2026-11-23T10:00:00Z");
        assertThat(seedNamed("online-retail").division()).isEqualTo(division);
        before.forEach((store, rows) -> assertThat(rows(division, store)).isEqualTo(rows));
    }

    @Test
    void generated_data_has_the_numbers_asked_for() {
        int division =
                seed("{\"name\":\"generated\",\"seed\":7,\"items\":500,\"orders\":100,\"orderLines\":530,\"invoices\":40}")
                        .division();
        assertThat(rows(division, "Items")).hasSize(500);
        assertThat(rows(division, "SalesItemPrices")).hasSize(500);
        assertThat(rows(division, "SalesOrderHeaders")).hasSize(100);
        assertThat(rows(division, "SalesOrderLines")).hasSize(530);
        assertThat(rows(division, "SalesInvoices"))
                .filteredOn(row -> row.get("LineNumber").intValue() == 0)
                .hasSize(40);
    }

    @Test
    void given_rows_are_inserted_and_headers_without_totals_get_them() {
        Tenant tenant = seed("""
                {"name":"oracle-cases","rows":{
                  "Items":[{"ID":"00000000-0000-0000-0000-00000000000a","Code":"A","Description":"Item A"}],
                  "SalesOrderHeaders":[{"OrderID":"00000000-0000-0000-0000-0000000000f1","OrderNumber":1,"OrderDate":"2026-05-01"},
                    {"OrderID":"00000000-0000-0000-0000-0000000000f2","OrderNumber":2,"AmountFCExclVat":99}],
                  "SalesOrderLines":[
                    {"OrderID":"00000000-0000-0000-0000-0000000000f1","ItemCode":"A","Quantity":2,"NetPrice":1.5},
                    {"OrderID":"00000000-0000-0000-0000-0000000000f2","Item":"00000000-0000-0000-0000-00000000000a","Quantity":1}]}}
                """);
        JsonNode headers = rows(tenant.division(), "SalesOrderHeaders");
        assertThat(headers.get(0).get("AmountFCExclVat").doubleValue()).isEqualTo(3);
        assertThat(headers.get(1).get("AmountFCExclVat").doubleValue()).isEqualTo(99);
        assertThat(rows(tenant.division(), "SalesOrderLines")
                        .get(0)
                        .get("ItemDescription")
                        .asText())
                .isEqualTo("Item A");
        assertThat(rows(tenant.division(), "Warehouses")).hasSize(3);
        assertThat(admin("POST", "/seed", "{\"name\":\"empty\",\"rows\":{\"Nonsense\":[]}}")
                        .status())
                .isEqualTo(400);
        assertThat(admin("POST", "/seed", "{\"name\":\"nonsense\"}").status()).isEqualTo(400);
    }
}
