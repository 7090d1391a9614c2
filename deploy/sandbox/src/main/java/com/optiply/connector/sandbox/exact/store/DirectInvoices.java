package com.optiply.connector.sandbox.exact.store;

import com.optiply.connector.sandbox.exact.model.Property;
import com.optiply.connector.sandbox.exact.model.StoreType;
import java.util.Map;

/** Direct sales invoices and direct credit notes, which move stock without an order (Exact reference §4.3). */
final class DirectInvoices {
    private static final int INVOICE = 8020;
    private static final int DIRECT_INVOICE = 8023;
    private static final int DIRECT_CREDIT_NOTE = 8024;

    private DirectInvoices() {}

    /** Whether a row belongs to one of them. */
    static boolean holds(Row row) {
        return isDirect((int) row.number("Type"));
    }

    /**
     * How much of a line's item leaves the warehouse. A credit note brings goods back, whether its quantity is written
     * with a sign or without.
     */
    static double leaving(Row line) {
        double quantity = line.number("Quantity");
        return line.number("Type") == DIRECT_CREDIT_NOTE ? -Math.abs(quantity) : quantity;
    }

    /** Direct ones must have a warehouse, the others have none; {@link ApiWrites.Refused} where it is missing. */
    static void demandWarehouse(StoreType invoices, Map<Property, Object> header) {
        Property warehouse = invoices.required("Warehouse");
        int type = header.get(invoices.required("Type")) instanceof Number given ? given.intValue() : INVOICE;
        if (!isDirect(type)) {
            header.remove(warehouse);
        } else if (header.get(warehouse) == null) {
            throw new ApiWrites.Refused("Mandatory: Warehouse");
        }
    }

    /** The same for a change of a header. */
    static void demandWarehouse(Row header, Map<Property, Object> change) {
        Property warehouse = header.type().required("Warehouse");
        if (!holds(header)) {
            change.remove(warehouse);
        } else if (change.containsKey(warehouse) && change.get(warehouse) == null) {
            throw new ApiWrites.Refused("Mandatory: Warehouse");
        }
    }

    private static boolean isDirect(int type) {
        return type == DIRECT_INVOICE || type == DIRECT_CREDIT_NOTE;
    }
}
