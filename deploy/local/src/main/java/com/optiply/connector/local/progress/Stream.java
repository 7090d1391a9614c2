package com.optiply.connector.local.progress;

import java.util.List;

/**
 * A kind of data on its way: the entities in Exact, the topic, and the type in Optiply (empty where it only flows into another one).
 */
enum Stream {
    ITEMS("items", List.of("Items"), "exact.item.v1", "products"),
    PRICES("prices", List.of("SalesItemPrices"), "exact.item-price.v1", ""),
    STOCK("stock positions", List.of("StockPositions"), "exact.stock-position.v1", ""),
    WAREHOUSES("warehouses", List.of("Warehouses"), "exact.warehouse.v1", ""),
    ORDERS("sales orders", List.of("SalesOrderHeaders"), "exact.sales-order.v1", "sellOrders"),
    ORDER_LINES("sales order lines", List.of("SalesOrderLines"), "exact.sales-order-line.v1", "sellOrderLines"),
    BILLS(
            "bills of materials",
            List.of("BillOfMaterialVersions", "AssemblyBillOfMaterialHeaders"),
            "exact.composition.v1",
            ""),
    PARTS(
            "parts",
            List.of("BillOfMaterialMaterials", "AssemblyBillOfMaterialMaterials"),
            "exact.composition-part.v1",
            "productCompositions");

    private final String label;
    private final List<String> entities;
    private final String topic;
    private final String optiplyType;

    Stream(String label, List<String> entities, String topic, String optiplyType) {
        this.label = label;
        this.entities = entities;
        this.topic = topic;
        this.optiplyType = optiplyType;
    }

    String label() {
        return label;
    }

    List<String> entities() {
        return entities;
    }

    String topic() {
        return topic;
    }

    String optiplyType() {
        return optiplyType;
    }
}
