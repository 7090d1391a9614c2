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
 * @param every    how often the poller reads it
 */
record Endpoint(String right, String resource, Duration every) {

    private static final String NOTHING = "?$select=ID&$filter=Timestamp gt 9223372036854775807L";
    private static final String ONE = "?$select=ID&$top=1";

    static List<Endpoint> of(Settings settings) {
        List<Endpoint> endpoints = new ArrayList<>(List.of(
                sync("Logistics/Items", PollingPlan.every(settings, "items")),
                sync("Logistics/SalesItemPrices", PollingPlan.every(settings, "item-prices")),
                sync("Inventory/StockPositions", PollingPlan.every(settings, "stock-positions")),
                plain("Inventory/Warehouses", "inventory/Warehouses", PollingPlan.every(settings, "warehouses"))));
        if (settings.salesSource() == SalesSource.ORDERS) {
            endpoints.add(new Endpoint(
                    "SalesOrder/SalesOrders",
                    "sync/SalesOrder/SalesOrderHeaders" + NOTHING,
                    PollingPlan.every(settings, "sales-orders")));
            endpoints.add(sync("SalesOrder/SalesOrderLines", PollingPlan.every(settings, "sales-order-lines")));
        } else {
            endpoints.add(sync("SalesInvoice/SalesInvoices", PollingPlan.every(settings, "sales-invoices")));
        }
        if (settings.compositions().contains(CompositionModel.MANUFACTURING)) {
            endpoints.add(sync("Manufacturing/BillOfMaterialVersions", PollingPlan.every(settings, "bom-versions")));
            endpoints.add(sync("Manufacturing/BillOfMaterialMaterials", PollingPlan.every(settings, "bom-materials")));
        }
        if (settings.compositions().contains(CompositionModel.ASSEMBLY)) {
            endpoints.add(plain(
                    "Inventory/AssemblyBillOfMaterialHeader",
                    "inventory/AssemblyBillOfMaterialHeader",
                    PollingPlan.every(settings, "assembly-boms")));
            endpoints.add(plain(
                    "Inventory/AssemblyBillOfMaterialMaterials",
                    "inventory/AssemblyBillOfMaterialMaterials",
                    PollingPlan.every(settings, "assembly-bom-materials")));
        }
        return List.copyOf(endpoints);
    }

    private static Endpoint sync(String name, Duration every) {
        return new Endpoint(name, "sync/" + name + NOTHING, every);
    }

    private static Endpoint plain(String right, String path, Duration every) {
        return new Endpoint(right, path + ONE, every);
    }
}
