package com.optiply.connector.sandbox.seed;

import com.optiply.connector.sandbox.exact.store.Money;

/** Rows of StockPositions. */
final class StockRows {
    private StockRows() {}

    static void add(
            CompanyRows rows, SeedItem item, int warehouse, double stock, double planningIn, double planningOut) {
        String key = item.code() + " " + warehouse;
        double free = Money.cents(stock - planningOut);
        rows.add(rows.draft("StockPositions", rows.id("stock", key), rows.now(), rows.now())
                .set("ItemId", item.id())
                .set("ItemCode", item.code())
                .set("ItemDescription", item.description())
                .set("UnitCode", item.unit())
                .set("UnitDescription", item.unit())
                .set("Warehouse", Warehouses.id(rows, warehouse))
                .set("WarehouseCode", String.valueOf(warehouse))
                .set("WarehouseDescription", Warehouses.description(warehouse))
                .set("CurrentStock", stock)
                .set("PlanningIn", planningIn)
                .set("PlanningOut", planningOut)
                .set("FreeStock", free)
                .set("ProjectedStock", Money.cents(free + planningIn))
                .set("ReservedStock", 0.0)
                .set("ReorderPoint", 0.0));
    }
}
