package com.optiply.connector.writer.state;

import java.util.Arrays;
import java.util.Optional;

/** Types of Optiply records that are written, parents first. */
public enum ResourceType {
    PRODUCTS("products"),
    PRODUCT_COMPOSITIONS("productCompositions"),
    SELL_ORDERS("sellOrders");

    private final String path;

    ResourceType(String path) {
        this.path = path;
    }

    /** The type as Optiply spells it, case included (Optiply reference, section 2). */
    public String path() {
        return path;
    }

    public static Optional<ResourceType> ofPath(String path) {
        return Arrays.stream(values()).filter(type -> type.path.equals(path)).findFirst();
    }
}
