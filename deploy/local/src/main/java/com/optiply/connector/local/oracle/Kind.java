package com.optiply.connector.local.oracle;

/** A type of record in Optiply. */
public enum Kind {
    /** Key: the Exact item id. */
    PRODUCTS("products"),
    /** Key: item id of the composed product, a slash, item id of the part. */
    COMPOSITIONS("productCompositions"),
    /** Key: order id or invoice id. */
    SELL_ORDERS("sellOrders"),
    /** Key: that of the order, a slash, the item id. */
    SELL_ORDER_LINES("sellOrderLines");

    private final String type;

    Kind(String type) {
        this.type = type;
    }

    /** @return Optiply's name of the type */
    public String type() {
        return type;
    }
}
