package com.optiply.connector.local.oracle;

import java.util.Set;

/**
 * The merchant's settings as the oracle reads them.
 *
 * @param warehouses codes of the warehouses that count; empty means all
 * @param sales      where sell orders come from
 * @param models     bills of materials that become compositions; empty means none
 */
public record Choice(Set<String> warehouses, Sales sales, Set<Model> models) {

    /** Sales orders or sales invoices. */
    public enum Sales {
        ORDERS,
        INVOICES
    }

    /** The two models of bills of materials (Exact reference, section 4.6). */
    public enum Model {
        MANUFACTURING,
        ASSEMBLY
    }

    public Choice {
        warehouses = Set.copyOf(warehouses);
        models = Set.copyOf(models);
    }

    boolean counts(String warehouseCode) {
        return warehouses.isEmpty() || warehouses.contains(warehouseCode);
    }
}
