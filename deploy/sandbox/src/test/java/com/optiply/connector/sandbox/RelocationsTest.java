package com.optiply.connector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Transfers, returns, assembly parts and shop orders through the API (Exact reference §3.7, §4.2, §4.5, §4.6). */
class RelocationsTest extends SandboxTest {
    private static final String ITEM = "4d000000-0000-0000-0000-000000000001";
    private static final String PART = "4d000000-0000-0000-0000-000000000002";

    private Tenant tenant;
    private ExactClient exact;

    @BeforeEach
    void seeded() {
        turn("exact.minute-limit", "1000");
        tenant = seed(
                "{\"name\":\"empty\",\"rows\":{\"Items\":[{\"ID\":\"" + ITEM
                        + "\",\"Code\":\"A\",\"Description\":\"A\"},"
                        + "{\"ID\":\"" + PART + "\",\"Code\":\"B\",\"Description\":\"B\"}],"
                        + "\"Accounts\":[{\"ID\":\"4d000000-0000-0000-0000-000000000003\",\"Name\":\"S\",\"IsSupplier\":true}]}}");
        exact = ExactClient.of(tenant);
    }

    private String warehouse(int number) {
        return rows(tenant.division(), "Warehouses").get(number).get("ID").asText();
    }

    private double position(int warehouse, String property) {
        String id = warehouse(warehouse);
        for (JsonNode row : rows(tenant.division(), "StockPositions")) {
            if (row.get("Warehouse").asText().equals(id)) {
                return row.get(property).asDouble();
            }
        }
        return 0;
    }

    private String made(String path, String body, String key) {
        Reply reply = exact.post(path, body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply.json().at("/d/" + key).asText();
    }

    @Test
    void a_transfer_plans_goods_out_and_in_and_its_deletion_takes_that_back() {
        String transfer = made(
                "/inventory/WarehouseTransfers",
                "{\"WarehouseFrom\":\"" + warehouse(0) + "\",\"WarehouseTo\":\"" + warehouse(1)
                        + "\",\"EntryDate\":\"2026-11-23\",\"WarehouseTransferLines\":[{\"Item\":\"" + ITEM
                        + "\",\"Quantity\":4}]}",
                "TransferID");

        assertThat(position(0, "PlanningOut")).isEqualTo(4);
        assertThat(position(1, "PlanningIn")).isEqualTo(4);
        JsonNode row = exact.get("/inventory/WarehouseTransfers(guid'" + transfer + "')?$expand=WarehouseTransferLines")
                .json()
                .get("d");
        assertThat(row.get("Status").intValue()).isEqualTo(10);
        assertThat(row.get("Source").intValue()).isEqualTo(4);
        assertThat(row.at("/WarehouseTransferLines/results/0/ItemCode").asText())
                .isEqualTo("A");
        long before = exact.newest("/sync/Inventory/StockPositions");

        assertThat(exact.delete("/inventory/WarehouseTransfers(guid'" + transfer + "')")
                        .status())
                .isEqualTo(204);
        assertThat(position(0, "PlanningOut")).isZero();
        assertThat(position(1, "PlanningIn")).isZero();
        assertThat(exact.newest("/sync/Inventory/StockPositions")).isGreaterThan(before);
    }

    @Test
    void a_transfer_without_lines_or_to_nowhere_is_refused() {
        String from = "{\"WarehouseFrom\":\"" + warehouse(0) + "\",\"EntryDate\":\"2026-11-23\"";
        String lines = ",\"WarehouseTransferLines\":[{\"Item\":\"" + ITEM + "\",\"Quantity\":4}]}";

        assertThat(exact.post("/inventory/WarehouseTransfers", from + lines).text())
                .contains("Mandatory: WarehouseTo");
        assertThat(exact.post("/inventory/WarehouseTransfers", from + ",\"WarehouseTo\":\"" + warehouse(1) + "\"}")
                        .text())
                .contains("Mandatory: WarehouseTransferLines");
        assertThat(exact.post("/inventory/WarehouseTransfers", from + ",\"WarehouseTo\":\"" + ITEM + "\"" + lines)
                        .text())
                .contains("Does not exist: WarehouseTo");
    }

    @Test
    void a_return_takes_received_goods_out_again() {
        String order = made(
                "/purchaseorder/PurchaseOrders",
                "{\"Supplier\":\"4d000000-0000-0000-0000-000000000003\",\"Warehouse\":\"" + warehouse(0)
                        + "\",\"PurchaseOrderLines\":[{\"Item\":\"" + ITEM + "\",\"QuantityInPurchaseUnits\":10}]}",
                "PurchaseOrderID");
        String line = exact.results("/purchaseorder/PurchaseOrderLines?$filter=PurchaseOrderID eq guid'" + order + "'")
                .get(0)
                .get("ID")
                .asText();
        String receipt = made(
                "/purchaseorder/GoodsReceipts",
                "{\"ReceiptDate\":\"2026-11-23\",\"GoodsReceiptLines\":[{\"PurchaseOrderLineID\":\"" + line
                        + "\",\"QuantityReceived\":10}]}",
                "ID");
        String received = exact.results(
                        "/purchaseorder/GoodsReceiptLines?$filter=GoodsReceiptID eq guid'" + receipt + "'")
                .get(0)
                .get("ID")
                .asText();

        String returned = made(
                "/purchaseorder/PurchaseReturns",
                "{\"ReturnDate\":\"2026-11-24\",\"Warehouse\":\"" + warehouse(0)
                        + "\",\"PurchaseReturnLines\":[{\"PurchaseOrderLineID\":\"" + line
                        + "\",\"GoodsReceiptLineID\":\"" + received + "\",\"ReturnQuantity\":3}]}",
                "ID");

        assertThat(position(0, "CurrentStock")).isEqualTo(7);
        JsonNode row = exact.results("/purchaseorder/PurchaseReturnLines?$filter=EntryID eq guid'" + returned + "'")
                .get(0);
        assertThat(row.get("ItemCode").asText()).isEqualTo("A");
        assertThat(row.get("ReceivedQuantity").asDouble()).isEqualTo(10);
    }

    @Test
    void assembly_parts_and_shop_orders_are_written_like_other_rows() {
        String part = made(
                "/inventory/AssemblyBillOfMaterialMaterials",
                "{\"AssembledItem\":\"" + ITEM + "\",\"PartItem\":\"" + PART + "\",\"Quantity\":2}",
                "ID");
        assertThat(exact.put("/inventory/AssemblyBillOfMaterialMaterials(guid'" + part + "')", "{\"Quantity\":3}")
                        .status())
                .isEqualTo(204);
        assertThat(exact.get("/inventory/AssemblyBillOfMaterialMaterials(guid'" + part + "')")
                        .json()
                        .at("/d/Quantity")
                        .asDouble())
                .isEqualTo(3);

        String order = made(
                "/manufacturing/ShopOrders", "{\"Item\":\"" + ITEM + "\",\"PlannedQuantity\":5,\"Status\":30}", "ID");
        JsonNode row = exact.sync("/sync/Manufacturing/ShopOrders", 1, "ID,ItemCode,Status,Type,ShopOrderNumber")
                .getFirst();
        assertThat(row.get("ID").asText()).isEqualTo(order);
        assertThat(row.get("Status").intValue()).isEqualTo(10);
        assertThat(row.get("Type").intValue()).isEqualTo(9040);
        assertThat(exact.post("/manufacturing/ShopOrders", "{\"Item\":\"" + ITEM + "\"}")
                        .text())
                .contains("Mandatory: PlannedQuantity");
    }
}
