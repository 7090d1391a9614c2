package com.optiply.connector.sandbox.exact.store;

import com.optiply.connector.sandbox.exact.model.ExactModel;
import com.optiply.connector.sandbox.exact.model.Property;
import com.optiply.connector.sandbox.exact.model.StoreType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Keeps stock positions in step with the orders that the API writes: what is still to come counts as PlanningIn, what is
 * still to go as PlanningOut. Only the difference of a write is booked, so positions that were seeded stay as they are.
 */
final class StockPlans {
    private static final int PURCHASE_COMPLETE = 30;
    private static final int SALE_COMPLETE = 21;
    private static final int SALE_CANCELLED = 45;

    private final ExactModel model;
    private final RowChanges changes;

    StockPlans(ExactModel model, RowChanges changes) {
        this.model = model;
        this.changes = changes;
    }

    /** An item in a warehouse. */
    record Place(Object item, Object warehouse) {}

    /** Runs a write of an existing row and books what it changed. */
    <T> T keep(Company company, Row row, Supplier<T> write) {
        return keep(company, row.type(), orderOf(row.type(), row.get(linkOf(row.type()))), write);
    }

    /** Runs the creation of a row and books what it changed. */
    <T> T keep(Company company, StoreType type, Map<Property, Object> given, Supplier<T> write) {
        Object order = type.property(linkOf(type)).map(given::get).orElse(null);
        if (order != null || !isOrder(type)) {
            return keep(company, type, orderOf(type, order), write);
        }
        T made = write.get();
        Object fresh = ((Row) made).get(linkOf(type));
        book(company, Map.of(), plans(company, type, fresh));
        return made;
    }

    private <T> T keep(Company company, StoreType type, Optional<Object> order, Supplier<T> write) {
        if (order.isEmpty()) {
            return write.get();
        }
        Map<Place, double[]> before = plans(company, type, order.get());
        T done = write.get();
        book(company, before, plans(company, type, order.get()));
        return done;
    }

    private static boolean isOrder(StoreType type) {
        return type.name().equals("PurchaseOrders")
                || type.name().equals("SalesOrderHeaders")
                || type.name().equals("SalesOrderLines");
    }

    private static Optional<Object> orderOf(StoreType type, Object order) {
        return isOrder(type) ? Optional.ofNullable(order) : Optional.empty();
    }

    private static String linkOf(StoreType type) {
        return type.name().equals("PurchaseOrders") ? "PurchaseOrderID" : "OrderID";
    }

    /** What is planned in and out by an order, by place. */
    private Map<Place, double[]> plans(Company company, StoreType type, Object order) {
        Map<Place, double[]> plans = new HashMap<>();
        if (order == null) {
            return plans;
        }
        boolean purchase = type.name().equals("PurchaseOrders");
        StoreType headers = purchase ? type : model.required("SalesOrderHeaders");
        StoreType lines = purchase ? type : model.required("SalesOrderLines");
        Object warehouse = company.rows(headers)
                .byAlternate(order)
                .map(header -> header.get(purchase ? "Warehouse" : "WarehouseID"))
                .or(() -> mainWarehouse(company, model))
                .orElse(null);
        for (Row line : company.rows(lines).referring(linkOf(type), order)) {
            if (line.get("Item") != null && warehouse != null) {
                double[] sum = plans.computeIfAbsent(new Place(line.get("Item"), warehouse), key -> new double[2]);
                sum[purchase ? 0 : 1] += purchase ? openPurchase(line) : openSale(line);
            }
        }
        return plans;
    }

    private static double openPurchase(Row line) {
        return line.number("OrderStatus") >= PURCHASE_COMPLETE
                ? 0
                : Math.max(0, line.number("Quantity") - line.number("ReceivedQuantity"));
    }

    private static double openSale(Row line) {
        double status = line.number("Status");
        return status == SALE_COMPLETE || status == SALE_CANCELLED
                ? 0
                : Math.max(0, line.number("Quantity") - line.number("QuantityDelivered"));
    }

    private void book(Company company, Map<Place, double[]> before, Map<Place, double[]> after) {
        Map<Place, double[]> all = new HashMap<>(before);
        all.putAll(after);
        double[] nothing = new double[2];
        all.keySet().forEach(place -> {
            double[] old = before.getOrDefault(place, nothing);
            double[] now = after.getOrDefault(place, nothing);
            move(company, place, 0, now[0] - old[0], now[1] - old[1]);
        });
    }

    /** Changes a stock position, which gives it a new row version; makes it where a stock item had none. */
    void move(Company company, Place place, double current, double in, double out) {
        boolean stockItem = company.rows(model.required("Items"))
                .byId(place.item())
                .filter(item -> Boolean.TRUE.equals(item.get("IsStockItem")))
                .isPresent();
        if (!stockItem || current == 0 && in == 0 && out == 0) {
            return;
        }
        StoreType type = model.required("StockPositions");
        Optional<Row> known = company.rows(type).referring("ItemId", place.item()).stream()
                .filter(row -> place.warehouse().equals(row.get("Warehouse")))
                .findFirst();
        Row base = known.orElseGet(() -> Row.of(type));
        Map<Property, Object> next = new HashMap<>();
        next.put(type.required("CurrentStock"), base.number("CurrentStock") + current);
        next.put(type.required("PlanningIn"), base.number("PlanningIn") + in);
        next.put(type.required("PlanningOut"), base.number("PlanningOut") + out);
        if (known.isPresent()) {
            changes.patchNow(company, known.get(), next);
        } else {
            next.put(type.required("ItemId"), place.item());
            next.put(type.required("Warehouse"), place.warehouse());
            changes.insertNow(company, type, next);
        }
    }

    /** Where goods go when nobody names a warehouse. */
    static Optional<Object> mainWarehouse(Company company, ExactModel model) {
        List<Row> all = List.copyOf(company.rows(model.required("Warehouses")).all());
        return all.stream()
                .filter(row -> row.number("Main") == 1)
                .findFirst()
                .or(() -> all.stream().findFirst())
                .map(Row::id);
    }
}
