package com.optiply.connector.sandbox.exact.store;

import com.optiply.connector.sandbox.exact.model.ExactModel;
import com.optiply.connector.sandbox.exact.model.Property;
import com.optiply.connector.sandbox.exact.model.StoreType;
import com.optiply.connector.sandbox.exact.store.StockPlans.Place;
import java.util.Map;
import java.util.Optional;

/**
 * Warehouse transfers, which plan goods out of one warehouse and into another, and purchase returns, which take goods out
 * (Exact reference §3.7, §4.2, §4.5).
 */
final class Relocations {
    private final ExactModel model;
    private final StockPlans plans;

    Relocations(ExactModel model, StockPlans plans) {
        this.model = model;
        this.plans = plans;
    }

    /** Fills in what a return's line takes from the order line and the receipt line behind it. */
    static void returned(Company company, ExactModel model, StoreType type, Map<Property, Object> line) {
        Row ordered = named(company, model.required("PurchaseOrders"), type, line, "PurchaseOrderLineID");
        Row received = named(company, model.required("GoodsReceiptLines"), type, line, "GoodsReceiptLineID");
        line.put(type.required("Item"), ordered.get("Item"));
        line.put(type.required("PurchaseOrderNumber"), ordered.get("OrderNumber"));
        line.put(type.required("ReceivedQuantity"), received.get("QuantityReceived"));
    }

    /** Books a new transfer or return. */
    void book(Company company, Row header) {
        if (header.type().name().equals("WarehouseTransfers")) {
            plan(company, header, 1);
            return;
        }
        Object warehouse = Optional.ofNullable(header.get("Warehouse"))
                .or(() -> StockPlans.mainWarehouse(company, model))
                .orElseThrow();
        for (Row line : company.rows(model.required("PurchaseReturnLines")).referring("EntryID", header.id())) {
            plans.move(company, new Place(line.get("Item"), warehouse), -line.number("ReturnQuantity"), 0, 0);
        }
    }

    /** Takes back what a transfer has planned; of anything else nothing. */
    void unbook(Company company, Row header) {
        if (header.type().name().equals("WarehouseTransfers")) {
            plan(company, header, -1);
        }
    }

    private void plan(Company company, Row transfer, int sign) {
        StoreType type = model.required("WarehouseTransferLines");
        for (Row line : company.rows(type).referring("TransferID", transfer.id())) {
            double quantity = sign * line.number("Quantity");
            plans.move(company, new Place(line.get("Item"), transfer.get("WarehouseFrom")), 0, 0, quantity);
            plans.move(company, new Place(line.get("Item"), transfer.get("WarehouseTo")), 0, quantity, 0);
        }
    }

    private static Row named(
            Company company, StoreType there, StoreType type, Map<Property, Object> line, String property) {
        return Optional.ofNullable(line.get(type.required(property)))
                .flatMap(id -> company.rows(there).byId(id))
                .orElseThrow(() -> new ApiWrites.Refused("Does not exist: " + property));
    }
}
