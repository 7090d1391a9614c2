package com.optiply.connector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exact reference §3.2, §3.6, §3.7, §4.5: POST, PUT and DELETE with their rules, restamping and answers. */
class ExactWritesTest extends SandboxTest {
    private static final String ORDERS = "/purchaseorder/PurchaseOrders";
    private static final String SYNC = "/sync/PurchaseOrder/PurchaseOrders";
    private static final String STOCK = "/sync/Inventory/StockPositions";

    private Tenant tenant;
    private ExactClient exact;
    private String supplier;
    private String item;
    private String other;
    private String warehouse;

    @BeforeEach
    void companyWithASupplier() {
        setClock("2026-11-23T10:00:00Z");
        turn("exact.minute-limit", "1000");
        tenant = seedNamed("empty");
        exact = ExactClient.of(tenant);
        warehouse = rows(tenant.division(), "Warehouses").get(0).get("ID").asText();
        supplier = created("/crm/Accounts", "{\"Name\":\"Supplier\",\"IsSupplier\":true}");
        item = created("/logistics/Items", "{\"Code\":\"A1\",\"Description\":\"Chair\",\"CostPriceStandard\":4}");
        other = created("/logistics/Items", "{\"Code\":\"A2\",\"Description\":\"Table\"}");
    }

    private String created(String path, String body) {
        Reply reply = exact.post(path, body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply.json().at("/d/ID").asText();
    }

    private Reply order(String more) {
        return exact.post(
                ORDERS,
                "{\"Supplier\":\"" + supplier + "\",\"YourRef\":\"R-1\",\"PurchaseOrderLines\":[{\"Item\":\"" + item
                        + "\",\"QuantityInPurchaseUnits\":3,\"UnitPrice\":2.5},{\"Item\":\"" + other
                        + "\",\"QuantityInPurchaseUnits\":1}]" + more + "}");
    }

    private static String id(Reply reply) {
        return reply.json().at("/d/PurchaseOrderID").asText();
    }

    private JsonNode stock(String itemId) {
        return exact.sync(STOCK, 1, "ItemId,Warehouse,CurrentStock,PlanningIn,PlanningOut").stream()
                .filter(row -> row.get("ItemId").asText().equals(itemId))
                .findFirst()
                .orElseThrow();
    }

    private static String message(Reply reply) {
        return reply.json().at("/error/message/value").asText();
    }

    @Test
    void an_order_with_lines_is_one_post_and_is_seen_at_once() {
        Reply reply = order("");

        assertThat(reply.status()).isEqualTo(201);
        JsonNode made = reply.json().get("d");
        assertThat(made.get("Source").intValue()).isEqualTo(11);
        assertThat(made.get("OrderStatus").intValue()).isEqualTo(10);
        assertThat(made.get("SupplierName").asText()).isEqualTo("Supplier");
        assertThat(made.get("AmountFCExclVat").doubleValue()).isEqualTo(7.5);
        assertThat(made.get("PurchaseOrderLineCount").intValue()).isEqualTo(2);
        assertThat(made.get("Warehouse").asText()).isEqualTo(warehouse);
        JsonNode again = exact.get(ORDERS + "(guid'" + id(reply) + "')?$expand=PurchaseOrderLines")
                .json()
                .at("/d/PurchaseOrderLines/results");
        assertThat(again).extracting(line -> line.get("Quantity").doubleValue()).containsExactly(3.0, 1.0);
        assertThat(again).extracting(line -> line.get("LineNumber").intValue()).containsExactly(1, 2);
        assertThat(exact.sync(SYNC, 1, "LineNumber,Supplier"))
                .extracting(row -> row.get("LineNumber").intValue())
                .containsExactlyInAnyOrder(0, 1, 2);
        assertThat(reply.header("X-RateLimit-Remaining")).isNotNull();
    }

    @Test
    void without_prefer_the_answer_is_mostly_null_but_has_the_key() {
        Reply reply = exact.send(
                "POST", "/logistics/Items", "{\"Code\":\"B1\",\"Description\":\"Lamp\"}", "Accept", "application/json");

        assertThat(reply.status()).isEqualTo(201);
        JsonNode made = reply.json().get("d");
        assertThat(made.get("ID").asText()).hasSize(36);
        assertThat(made.get("Created").isNull()).isTrue();
        assertThat(made.get("IsStockItem").isNull()).isTrue();
        assertThat(reply.header("Location"))
                .endsWith("/logistics/Items(guid'" + made.get("ID").asText() + "')");
    }

    @Test
    void a_changed_line_restamps_header_and_all_lines_and_totals_follow() {
        String order = id(order(""));
        long cursor = exact.newest(SYNC);
        JsonNode line = exact.results("/purchaseorder/PurchaseOrderLines?$filter=PurchaseOrderID eq guid'" + order
                        + "'&$select=ID,LineNumber&$orderby=LineNumber")
                .get(0);

        Reply changed = exact.put(
                "/purchaseorder/PurchaseOrderLines(guid'" + line.get("ID").asText() + "')",
                "{\"QuantityInPurchaseUnits\":10}");

        assertThat(changed.status()).isEqualTo(204);
        assertThat(changed.text()).isEmpty();
        List<JsonNode> rows = exact.sync(SYNC, cursor, "LineNumber,Quantity,AmountFCExclVat");
        assertThat(rows).hasSize(3);
        assertThat(rows.getFirst().get("AmountFCExclVat").doubleValue()).isEqualTo(25.0);
        assertThat(rows.get(1).get("Quantity").doubleValue()).isEqualTo(10);
        assertThat(stock(item).get("PlanningIn").doubleValue()).isEqualTo(10);
    }

    @Test
    void lines_do_not_stand_alone_and_the_last_one_cannot_go() {
        String order = id(order(""));
        assertThat(exact.post("/purchaseorder/PurchaseOrderLines", "{}").status())
                .isEqualTo(405);
        JsonNode lines = exact.results(
                "/purchaseorder/PurchaseOrderLines?$filter=PurchaseOrderID eq guid'" + order + "'&$select=ID");
        String path = "/purchaseorder/PurchaseOrderLines(guid'%s')";
        assertThat(exact.delete(path.formatted(lines.get(0).get("ID").asText())).status())
                .isEqualTo(204);
        Reply last = exact.delete(path.formatted(lines.get(1).get("ID").asText()));
        assertThat(last.status()).isEqualTo(500);
        assertThat(message(last)).contains("last line");
        assertThat(exact.post(ORDERS, "{\"Supplier\":\"" + supplier + "\"}")
                        .json()
                        .at("/error/message/value")
                        .asText())
                .isEqualTo("Mandatory: PurchaseOrderLines");
    }

    @Test
    void a_deleted_order_takes_its_lines_and_its_plans_along() {
        String order = id(order(""));
        assertThat(stock(item).get("PlanningIn").doubleValue()).isEqualTo(3);
        long cursor = exact.newest(STOCK);

        assertThat(exact.delete(ORDERS + "(guid'" + order + "')").status()).isEqualTo(204);

        assertThat(exact.get(ORDERS + "(guid'" + order + "')").status()).isEqualTo(404);
        assertThat(exact.sync("/sync/Deleted", 1, "EntityType"))
                .extracting(row -> row.get("EntityType").intValue())
                .containsExactly(22, 22, 22);
        assertThat(exact.sync(STOCK, cursor, "PlanningIn"))
                .extracting(row -> row.get("PlanningIn").doubleValue())
                .containsOnly(0.0)
                .hasSize(2);
    }

    @Test
    void a_receipt_moves_stock_and_completes_the_order() {
        String order = id(order(""));
        JsonNode lines = exact.results(
                "/purchaseorder/PurchaseOrderLines?$filter=PurchaseOrderID eq guid'" + order + "'&$select=ID,Quantity");
        String template = "{\"PurchaseOrderLineID\":%s,\"QuantityReceived\":%s}";
        String body = "{\"ReceiptDate\":\"2026-11-23\",\"GoodsReceiptLines\":["
                + template.formatted(lines.get(0).get("ID"), lines.get(0).get("Quantity")) + ","
                + template.formatted(lines.get(1).get("ID"), lines.get(1).get("Quantity")) + "]}";

        Reply receipt = exact.post("/purchaseorder/GoodsReceipts", body);

        assertThat(receipt.status()).as(receipt.text()).isEqualTo(201);
        assertThat(receipt.json().at("/d/GoodsReceiptLineCount").intValue()).isEqualTo(2);
        assertThat(stock(item).get("CurrentStock").doubleValue()).isEqualTo(3);
        assertThat(stock(item).get("PlanningIn").doubleValue()).isZero();
        assertThat(exact.sync(SYNC, 1, "ReceiptStatus"))
                .extracting(row -> row.get("ReceiptStatus").intValue())
                .containsOnly(30);
        assertThat(exact.delete(ORDERS + "(guid'" + order + "')").status()).isEqualTo(500);
    }

    @Test
    void sales_orders_plan_stock_out_and_deliveries_take_it() {
        String body = "{\"OrderedBy\":\"" + supplier + "\",\"WarehouseID\":\"" + warehouse
                + "\",\"SalesOrderLines\":[{\"Item\":\"" + item + "\",\"Quantity\":2,\"UnitPrice\":9}]}";
        Reply order = exact.post("/salesorder/SalesOrders", body);
        assertThat(order.status()).as(order.text()).isEqualTo(201);
        assertThat(order.json().at("/d/AmountFCExclVat").doubleValue()).isEqualTo(18);
        assertThat(stock(item).get("PlanningOut").doubleValue()).isEqualTo(2);
        long headers = exact.newest("/sync/SalesOrder/SalesOrderHeaders");
        String line = exact.results("/salesorder/SalesOrderLines?$filter=OrderID eq guid'"
                        + order.json().at("/d/OrderID").asText() + "'&$select=ID")
                .get(0)
                .get("ID")
                .asText();
        exact.put("/salesorder/SalesOrderLines(guid'" + line + "')", "{\"Quantity\":5}");
        assertThat(exact.sync("/sync/SalesOrder/SalesOrderHeaders", headers, "ID"))
                .isEmpty();
        assertThat(stock(item).get("PlanningOut").doubleValue()).isEqualTo(5);

        Reply delivery = exact.post(
                "/salesorder/GoodsDeliveries",
                "{\"DeliveryDate\":\"2026-11-23\",\"GoodsDeliveryLines\":[{\"SalesOrderLineID\":\"" + line
                        + "\",\"QuantityDelivered\":5}]}");

        assertThat(delivery.status()).as(delivery.text()).isEqualTo(201);
        assertThat(stock(item).get("CurrentStock").doubleValue()).isEqualTo(-5);
        assertThat(stock(item).get("PlanningOut").doubleValue()).isZero();
        assertThat(exact.sync("/sync/SalesOrder/SalesOrderHeaders", headers, "Status")
                        .getFirst()
                        .get("Status")
                        .intValue())
                .isEqualTo(21);
    }

    @Test
    void purchase_units_and_price_come_from_the_suppliers_item() {
        created(
                "/logistics/SupplierItem",
                "{\"Item\":\"" + item + "\",\"Supplier\":\"" + supplier + "\",\"ItemUnit\":\"" + UUID.randomUUID()
                        + "\",\"PurchaseUnit\":\"box\",\"PurchasePrice\":20,\"PurchaseUnitFactor\":12}");
        String order = id(exact.post(
                ORDERS,
                "{\"Supplier\":\"" + supplier + "\",\"PurchaseOrderLines\":[{\"Item\":\"" + item
                        + "\",\"QuantityInPurchaseUnits\":2}]}"));

        JsonNode line = exact.results("/purchaseorder/PurchaseOrderLines?$filter=PurchaseOrderID eq guid'" + order
                        + "'&$select=Quantity,QuantityInPurchaseUnits,UnitPrice,AmountFC,Unit")
                .get(0);

        assertThat(line.get("Quantity").doubleValue()).isEqualTo(24);
        assertThat(line.get("UnitPrice").doubleValue()).isEqualTo(20);
        assertThat(line.get("AmountFC").doubleValue()).isEqualTo(40);
        assertThat(line.get("Unit").asText()).isEqualTo("box");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {"Description":"No code"}                           | 500 | Mandatory: Code
            {"Code":"A1","Description":"Twice"}                 | 500 | Data already exists.
            {"Code":"C1","Description":"Odd","Colour":"red"}    | 400 | 'Colour'
            {"Code":"C1","Description":"Odd","IsStockItem":"x"} | 400 | 'IsStockItem'
            {"Code":"C1","Description":"Odd","StartDate":"?"}   | 400 | Edm.DateTime
            {"Code":                                            | 400 | Error processing request stream
            [1]                                                 | 400 | Error processing request stream
            """)
    void what_breaks_a_rule_is_told_in_exacts_error_body(String body, int status, String text) {
        Reply reply = exact.post("/logistics/Items", body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        assertThat(message(reply)).contains(text);
        turn("exact.validation-status", "400");
        assertThat(exact.post("/logistics/Items", body).status()).isEqualTo(400);
    }

    @Test
    void messages_come_in_the_language_of_the_user() {
        turn("exact.error-language", "\"nl\"");

        assertThat(message(exact.post("/logistics/Items", "{\"Code\":\"A1\",\"Description\":\"Twice\"}")))
                .isEqualTo("Gegeven bestaat reeds.");
    }

    @Test
    void a_full_read_back_with_read_only_values_dates_and_navigations_is_a_fine_put() throws Exception {
        String order = id(order(""));
        String path = ORDERS + "(guid'" + order + "')";
        ObjectNode row = (ObjectNode) exact.get(path).json().get("d");
        row.put("Description", "changed");

        assertThat(exact.put(path, JSON.writeValueAsString(row)).status()).isEqualTo(204);

        assertThat(exact.get(path).json().at("/d/Description").asText()).isEqualTo("changed");
        turn("exact.read-only-refused", "true");
        assertThat(message(exact.put(path, "{\"Source\":1}"))).contains("Source");
    }

    @Test
    void items_in_use_stay_and_unused_ones_leave_a_tombstone() {
        order("");
        assertThat(message(exact.delete("/logistics/Items(guid'" + item + "')")))
                .contains("in use");
        String unused = created("/logistics/Items", "{\"Code\":\"Z\",\"Description\":\"Unused\"}");
        assertThat(exact.delete("/logistics/Items(guid'" + unused + "')").status())
                .isEqualTo(204);
        assertThat(exact.sync("/sync/Deleted", 1, "EntityKey,EntityType"))
                .anyMatch(row -> row.get("EntityKey").asText().equals(unused)
                        && row.get("EntityType").intValue() == 9);
    }

    @Test
    void a_user_who_may_only_read_is_refused() {
        String user = tenant.exact().get("userName").asText();
        admin("PATCH", "/exact/users/" + user, "{\"readOnlyStores\":[\"PurchaseOrders\"]}");
        assertThat(order("").status()).isEqualTo(403);
        String rights = "/users/UserHasRights?endpoint='PurchaseOrder/PurchaseOrders'&action='%s'";
        assertThat(exact.get(rights.formatted("POST"))
                        .json()
                        .at("/d/UserHasRights")
                        .booleanValue())
                .isFalse();
        assertThat(exact.get(rights.formatted("GET"))
                        .json()
                        .at("/d/UserHasRights")
                        .booleanValue())
                .isTrue();
    }

    @Test
    void only_single_endpoints_are_written_and_only_with_a_known_method() {
        assertThat(exact.post("/sync/Logistics/Items", "{}").status()).isEqualTo(405);
        assertThat(exact.post("/inventory/AssemblyOrders", "{}").status()).isEqualTo(405);
        assertThat(exact.send("PATCH", "/logistics/Items(guid'" + item + "')", "{}")
                        .status())
                .isEqualTo(405);
        assertThat(exact.put("/logistics/Items(guid'" + UUID.randomUUID() + "')", "{}")
                        .status())
                .isEqualTo(404);
        assertThat(exact.post(
                                ORDERS,
                                "{\"Supplier\":\"" + UUID.randomUUID() + "\",\"PurchaseOrderLines\":[{\"Item\":\""
                                        + item + "\",\"QuantityInPurchaseUnits\":1}]}")
                        .json()
                        .at("/error/message/value")
                        .asText())
                .isEqualTo("Does not exist: Supplier");
    }
}
