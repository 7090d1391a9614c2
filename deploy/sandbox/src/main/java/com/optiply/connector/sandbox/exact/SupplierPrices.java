package com.optiply.connector.sandbox.exact;

import com.optiply.connector.sandbox.exact.model.Entity;
import com.optiply.connector.sandbox.exact.store.Row;

/** {@code logistics/SupplierItem} shows active and future prices only: 0 where there is none (Exact reference §4.4). */
final class SupplierPrices {
    private static final long DAY = 86_400_000L;

    private SupplierPrices() {}

    /**
     * A row as an entity shows it.
     *
     * @param wallMillis what Exact's wall clock shows
     */
    static Row shown(Entity entity, Row row, long wallMillis) {
        boolean past = entity.path().equals("logistics/SupplierItem")
                && row.get("EndDate") instanceof Long end
                && end < wallMillis - Math.floorMod(wallMillis, DAY);
        return past ? row.with("PurchasePrice", 0.0) : row;
    }
}
