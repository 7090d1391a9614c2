package com.optiply.connector.sandbox.exact.store;

import com.optiply.connector.sandbox.exact.model.ExactModel;
import com.optiply.connector.sandbox.exact.model.Property;
import com.optiply.connector.sandbox.exact.model.StoreType;
import com.optiply.connector.sandbox.exact.store.StockPlans.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Goods receipts, goods deliveries, direct sales invoices and direct credit notes: they move stock and complete the orders behind them
 * (Exact reference §3.7, §4.3, §4.5).
 */
final class Movements {
    private final ExactModel model;
    private final RowChanges changes;
    private final StockPlans plans;
    private final Relocations relocations;

    Movements(ExactModel model, RowChanges changes, StockPlans plans) {
        this.model = model;
        this.changes = changes;
        this.plans = plans;
        this.relocations = new Relocations(model, plans);
    }

    /** Fills in supplier, warehouse and number of lines of a receipt or delivery from the orders of its lines. */
    static void header(
            Company company,
            ExactModel model,
            StoreType type,
            Map<Property, Object> values,
            List<ApiWrites.Lines> nested) {
        if (!type.name().equals("GoodsReceipts") && !type.name().equals("GoodsDeliveries")) {
            return;
        }
        nested.stream().flatMap(lines -> lines.rows().stream()).findFirst().ifPresent(line -> {
            StoreType lineType = nested.getFirst().type();
            Row order = orderOf(company, model, lineType, line);
            Object warehouse = Optional.ofNullable(order.get("Warehouse"))
                    .or(() -> Optional.ofNullable(order.get("WarehouseID")))
                    .or(() -> StockPlans.mainWarehouse(company, model))
                    .orElse(null);
            values.putIfAbsent(type.required("Warehouse"), warehouse);
            if (type.name().equals("GoodsReceipts")) {
                values.putIfAbsent(type.required("Supplier"), order.get("Supplier"));
                values.put(
                        type.required("GoodsReceiptLineCount"),
                        nested.getFirst().rows().size());
            } else {
                values.putIfAbsent(type.required("DeliveryAccount"), order.get("OrderedBy"));
            }
        });
    }

    /** Fills in the columns that a receipt's or delivery's line takes from its order line. */
    static void line(Company company, ExactModel model, StoreType type, Map<Property, Object> line) {
        if (type.name().equals("GoodsReceiptLines")) {
            Row ordered = lineOf(company, model, type, line);
            line.put(type.required("Item"), ordered.get("Item"));
            line.put(type.required("PurchaseOrderID"), ordered.get("PurchaseOrderID"));
            line.put(type.required("PurchaseOrderNumber"), ordered.get("OrderNumber"));
            line.put(type.required("QuantityOrdered"), ordered.get("Quantity"));
        } else if (type.name().equals("PurchaseReturnLines")) {
            Relocations.returned(company, model, type, line);
        } else if (type.name().equals("GoodsDeliveryLines")) {
            Row ordered = lineOf(company, model, type, line);
            line.put(type.required("Item"), ordered.get("Item"));
            line.put(type.required("SalesOrderNumber"), ordered.get("OrderNumber"));
            line.put(type.required("SalesOrderLineNumber"), ordered.get("LineNumber"));
            line.put(type.required("QuantityOrdered"), ordered.get("Quantity"));
        }
    }

    /** Books a new receipt, delivery or direct invoice; anything else moves nothing. */
    void book(Company company, Row header) {
        switch (header.type().name()) {
            case "GoodsReceipts" ->
                lines(company, "GoodsReceiptLines", "GoodsReceiptID", header)
                        .forEach(line -> receive(company, header, line));
            case "WarehouseTransfers", "PurchaseReturns" -> relocations.book(company, header);
            case "GoodsDeliveries" ->
                lines(company, "GoodsDeliveryLines", "EntryID", header).forEach(line -> deliver(company, header, line));
            case "SalesInvoices" -> invoice(company, header);
            default -> {}
        }
    }

    /** Takes back what a header that goes away has planned. */
    void unbook(Company company, Row header) {
        relocations.unbook(company, header);
    }

    /** A direct invoice with its lines, or a further line of one. */
    private void invoice(Company company, Row row) {
        if (!DirectInvoices.holds(row)) {
            return;
        }
        Stream<Row> lines = Amounts.isLine(row)
                ? Stream.of(row)
                : company.rows(row.type()).referring("InvoiceID", row.get("InvoiceID")).stream();
        lines.filter(line -> Amounts.isLine(line) && line.get("Item") != null)
                .forEach(line -> plans.move(
                        company,
                        new Place(line.get("Item"), row.get("Warehouse")),
                        -DirectInvoices.leaving(line),
                        0,
                        0));
    }

    private void receive(Company company, Row receipt, Row line) {
        Row ordered = lineOf(company, model, line.type(), valuesOf(line, "PurchaseOrderLineID"));
        double received = ordered.number("ReceivedQuantity") + line.number("QuantityReceived");
        plans.keep(company, ordered, () -> patch(company, ordered, Map.of("ReceivedQuantity", (Object) received)));
        plans.move(
                company,
                new Place(ordered.get("Item"), receipt.get("Warehouse")),
                line.number("QuantityReceived"),
                0,
                0);
        Row header = orderOf(company, model, line.type(), valuesOf(line, "PurchaseOrderLineID"));
        boolean complete =
                company.rows(header.type()).referring("PurchaseOrderID", header.get("PurchaseOrderID")).stream()
                        .filter(Amounts::isLine)
                        .allMatch(one -> one.number("ReceivedQuantity") >= one.number("Quantity"));
        int status = complete ? 30 : 20;
        plans.keep(
                company,
                header,
                () -> patch(company, header, Map.of("ReceiptStatus", (Object) status, "OrderStatus", (Object) status)));
    }

    private void deliver(Company company, Row delivery, Row line) {
        Row ordered = lineOf(company, model, line.type(), valuesOf(line, "SalesOrderLineID"));
        double delivered = ordered.number("QuantityDelivered") + line.number("QuantityDelivered");
        int status = delivered >= ordered.number("Quantity") ? 21 : 20;
        Map<String, Object> change = Map.of("QuantityDelivered", delivered, "DeliveryStatus", status, "Status", status);
        plans.keep(company, ordered, () -> patch(company, ordered, change));
        plans.move(
                company,
                new Place(ordered.get("Item"), delivery.get("Warehouse")),
                -line.number("QuantityDelivered"),
                0,
                0);
        Row header = orderOf(company, model, line.type(), valuesOf(line, "SalesOrderLineID"));
        boolean complete = company.rows(ordered.type()).referring("OrderID", ordered.get("OrderID")).stream()
                .allMatch(one -> one.number("Status") == 21 || one.number("Status") == 45);
        int whole = complete ? 21 : 20;
        patch(company, header, Map.of("DeliveryStatus", (Object) whole, "Status", (Object) whole));
    }

    private Row patch(Company company, Row row, Map<String, Object> values) {
        Map<Property, Object> changed = new HashMap<>();
        values.forEach((name, value) -> changed.put(row.type().required(name), value));
        return changes.patchNow(company, row, changed);
    }

    private List<Row> lines(Company company, String store, String link, Row header) {
        return company.rows(model.required(store)).referring(link, header.id());
    }

    private static Map<Property, Object> valuesOf(Row row, String name) {
        return Map.of(row.type().required(name), row.get(name));
    }

    /** The order line that a receipt's or delivery's line is about. */
    private static Row lineOf(Company company, ExactModel model, StoreType type, Map<Property, Object> line) {
        boolean receipt = type.name().equals("GoodsReceiptLines");
        String link = receipt ? "PurchaseOrderLineID" : "SalesOrderLineID";
        StoreType lines = model.required(receipt ? "PurchaseOrders" : "SalesOrderLines");
        Object id = line.get(type.required(link));
        return Optional.ofNullable(id)
                .flatMap(known -> company.rows(lines).byId(known))
                .orElseThrow(() -> new ApiWrites.Refused("Does not exist: " + link));
    }

    private static Row orderOf(Company company, ExactModel model, StoreType type, Map<Property, Object> line) {
        Row ordered = lineOf(company, model, type, line);
        boolean receipt = type.name().equals("GoodsReceiptLines");
        StoreType headers = receipt ? ordered.type() : model.required("SalesOrderHeaders");
        String link = receipt ? "PurchaseOrderID" : "OrderID";
        return company.rows(headers)
                .byAlternate(ordered.get(link))
                .orElseThrow(() -> new ApiWrites.Refused("Does not exist: " + link));
    }
}
