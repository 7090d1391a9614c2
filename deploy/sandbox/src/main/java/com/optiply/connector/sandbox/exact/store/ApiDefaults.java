package com.optiply.connector.sandbox.exact.store;

import com.optiply.connector.sandbox.clock.SandboxClock;
import com.optiply.connector.sandbox.exact.model.EdmType;
import com.optiply.connector.sandbox.exact.model.ExactModel;
import com.optiply.connector.sandbox.exact.model.Property;
import com.optiply.connector.sandbox.exact.model.StoreType;
import com.optiply.connector.sandbox.exact.model.ValueTexts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What Exact fills in when a client of the API leaves it out: numbers, dates, warehouse, prices and units. */
final class ApiDefaults {
    private static final long DAY = 86_400_000L;
    private static final Set<String> DATED = Set.of("PurchaseOrders", "SalesOrderHeaders", "SalesInvoices");

    private final ExactModel model;
    private final SandboxClock clock;

    ApiDefaults(ExactModel model, SandboxClock clock) {
        this.model = model;
        this.clock = clock;
    }

    /** A new row as it is stored, or a new header. */
    Map<Property, Object> header(
            Company company, StoreType type, Map<Property, Object> given, List<ApiWrites.Lines> nested) {
        boolean line = type.group().filter(given::containsKey).isPresent();
        if (line) {
            Row header = company.rows(type)
                    .byAlternate(given.get(type.group().get()))
                    .orElseThrow(() ->
                            new ApiWrites.Refused("Mandatory: " + type.group().get()));
            return line(company, type, header, new HashMap<>(given));
        }
        if (type.name().equals("SalesOrderLines")) {
            Row header = company.rows(model.required("SalesOrderHeaders"))
                    .byAlternate(given.get(type.required("OrderID")))
                    .orElseThrow(() -> new ApiWrites.Refused("Mandatory: OrderID"));
            return line(company, type, header, new HashMap<>(given));
        }
        Map<Property, Object> values = new HashMap<>(given);
        type.apiTexts().forEach((name, text) -> {
            Property property = type.required(name);
            values.put(property, ValueTexts.parse(property.type(), text));
        });
        type.number().ifPresent(number -> values.computeIfAbsent(number, key -> next(company, type, key)));
        if (DATED.contains(type.name())) {
            long now = clock.wallMillis();
            values.putIfAbsent(type.required("OrderDate"), now - Math.floorMod(now, DAY));
            warehouseOf(type)
                    .filter(property -> !type.name().equals("SalesInvoices"))
                    .ifPresent(property -> mainWarehouse(company).ifPresent(id -> values.putIfAbsent(property, id)));
        }
        if (type.name().equals("SalesInvoices")) {
            DirectInvoices.demandWarehouse(type, values);
        }
        Movements.header(company, model, type, values, nested);
        return values;
    }

    /** A line of a header. */
    Map<Property, Object> line(Company company, StoreType type, Row header, Map<Property, Object> line) {
        switch (type.name()) {
            case "PurchaseOrders" -> purchase(company, type, header, line);
            case "SalesOrderLines" -> {
                Object date = header.get("DeliveryDate") == null ? header.get("OrderDate") : header.get("DeliveryDate");
                fill(line, type, "DeliveryDate", date);
                item(company, line.get(type.required("Item")))
                        .ifPresent(item -> fill(line, type, "UnitPrice", item.get("StandardSalesPrice")));
            }
            default -> Movements.line(company, model, type, line);
        }
        return line;
    }

    /** A change; the quantity of a purchase line follows its purchase units. */
    Map<Property, Object> change(Row row, Map<Property, Object> given) {
        Map<Property, Object> values = new HashMap<>(given);
        if (row.type().name().equals("SalesInvoices") && row.number("LineNumber") == 0) {
            DirectInvoices.demandWarehouse(row, values);
        }
        if (row.type().name().equals("PurchaseOrders")
                && given.get(row.type().required("QuantityInPurchaseUnits")) instanceof Double units) {
            double before = row.number("QuantityInPurchaseUnits");
            values.put(row.type().required("Quantity"), before == 0 ? units : units * row.number("Quantity") / before);
        }
        return values;
    }

    /** The row of an invoice that carries its VAT. */
    static Map<Property, Object> vatRow(StoreType invoices, Object invoice) {
        Map<Property, Object> row = new HashMap<>();
        row.put(invoices.required("InvoiceID"), invoice);
        row.put(invoices.required("LineNumber"), 9999);
        row.put(invoices.required("Description"), "VAT");
        return row;
    }

    /** Prices and units of a purchase line come from the supplier's item where there is one. */
    private void purchase(Company company, StoreType type, Row header, Map<Property, Object> line) {
        Object item = line.get(type.required("Item"));
        Optional<Row> offer = company.rows(model.required("SupplierItem")).all().stream()
                .filter(row -> row.get("Item").equals(item))
                .filter(row ->
                        header.get("Supplier") != null && header.get("Supplier").equals(row.get("Supplier")))
                .findFirst();
        double factor = offer.map(row -> row.number("PurchaseUnitFactor"))
                .filter(number -> number > 0)
                .orElse(1.0);
        if (line.get(type.required("QuantityInPurchaseUnits")) instanceof Double units) {
            line.put(type.required("Quantity"), units * factor);
        }
        offer.ifPresent(row -> {
            fill(line, type, "UnitPrice", row.get("PurchasePrice"));
            fill(line, type, "Unit", row.get("PurchaseUnit"));
            fill(line, type, "SupplierItemCode", row.get("SupplierItemCode"));
        });
        item(company, item).ifPresent(row -> {
            fill(line, type, "UnitPrice", row.get("CostPriceStandard"));
            fill(line, type, "Unit", row.get("Unit"));
        });
        fill(line, type, "ReceiptDate", header.get("ReceiptDate"));
        fill(line, type, "ReceivedQuantity", 0.0);
        fill(line, type, "InvoicedQuantity", 0.0);
        fill(line, type, "VATPercentage", 0.21);
    }

    private Optional<Row> item(Company company, Object id) {
        return id == null
                ? Optional.empty()
                : company.rows(model.required("Items")).byId(id);
    }

    private static void fill(Map<Property, Object> values, StoreType type, String name, Object value) {
        if (value != null) {
            values.putIfAbsent(type.required(name), value);
        }
    }

    static Optional<Property> warehouseOf(StoreType type) {
        return type.property("WarehouseID").or(() -> type.property("Warehouse"));
    }

    private Optional<Object> mainWarehouse(Company company) {
        return StockPlans.mainWarehouse(company, model);
    }

    private static Object next(Company company, StoreType type, Property number) {
        long last = company.rows(type).all().stream()
                .map(row -> row.get(number))
                .mapToLong(ApiDefaults::digits)
                .max()
                .orElse(0);
        return number.type() == EdmType.STRING ? (Object) String.valueOf(last + 1) : (Object) (int) (last + 1);
    }

    private static long digits(Object number) {
        if (number instanceof String text) {
            return text.matches("\\d{1,9}") ? Long.parseLong(text) : 0;
        }
        return number instanceof Number known ? known.longValue() : 0;
    }
}
