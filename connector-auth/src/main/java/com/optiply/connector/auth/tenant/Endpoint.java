package com.optiply.connector.auth.tenant;

import com.optiply.connector.model.tenant.CompositionModel;
import com.optiply.connector.model.tenant.SalesSource;
import com.optiply.connector.model.tenant.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * An endpoint of Exact that a tenant's settings need.
 *
 * @param right    its name in {@code UserHasRights} (Exact reference §1.6)
 * @param resource what is read to see that the company's package offers it; the filters match nothing, so the answer is small
 * @param every    how often the poller reads it in the default plan (design section 6)
 */
record Endpoint(String right, String resource, Duration every) {

    private static final String NOTHING = "?$select=ID&$filter=Timestamp gt 9223372036854775807L";
    private static final String ONE = "?$select=ID&$top=1";

    static List<Endpoint> of(Settings settings) {
        List<Endpoint> endpoints = new ArrayList<>(List.of(
                sync("Logistics/Items", 15),
                sync("Logistics/SalesItemPrices", 15),
                sync("Inventory/StockPositions", 1),
                plain("Inventory/Warehouses", "inventory/Warehouses")));
        if (settings.salesSource() == SalesSource.ORDERS) {
            endpoints.add(new Endpoint(
                    "SalesOrder/SalesOrders", "sync/SalesOrder/SalesOrderHeaders" + NOTHING, Duration.ofMinutes(2)));
            endpoints.add(new Endpoint(
                    "SalesOrder/SalesOrderLines", "sync/SalesOrder/SalesOrderLines" + NOTHING, Duration.ofMinutes(2)));
        } else {
            endpoints.add(sync("SalesInvoice/SalesInvoices", 2));
        }
        if (settings.compositions().contains(CompositionModel.MANUFACTURING)) {
            endpoints.add(sync("Manufacturing/BillOfMaterialVersions", 60));
            endpoints.add(sync("Manufacturing/BillOfMaterialMaterials", 60));
        }
        if (settings.compositions().contains(CompositionModel.ASSEMBLY)) {
            endpoints.add(plain("Inventory/AssemblyBillOfMaterialHeader", "inventory/AssemblyBillOfMaterialHeader"));
            endpoints.add(
                    plain("Inventory/AssemblyBillOfMaterialMaterials", "inventory/AssemblyBillOfMaterialMaterials"));
        }
        return List.copyOf(endpoints);
    }

    private static Endpoint sync(String name, int minutes) {
        return new Endpoint(name, "sync/" + name + NOTHING, Duration.ofMinutes(minutes));
    }

    private static Endpoint plain(String right, String path) {
        return new Endpoint(right, path + ONE, Duration.ofHours(1));
    }
}
