package com.optiply.connector.local.oracle;

import com.optiply.connector.local.oracle.Choice.Sales;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Sales orders or sales invoices to sell orders (Exact reference, sections 3.7 and 4.3; Optiply reference, sections 2.5 and 6.7). */
final class OrderRules {

    private static final int COMPLETE = 21;
    private static final int CANCELLED = 45;
    private static final int OPEN_INVOICE = 20;
    private static final int PROCESSED_INVOICE = 50;
    private static final int VAT_LINE = 9999;
    private static final Set<Integer> INVOICES_THAT_ARE_DEMAND = Set.of(8020, 8023);

    private final ExactCompany company;
    private final Choice choice;
    private final Set<String> products;
    private final Map<String, String> warehouseCodes;

    /** @param products items that are products in Optiply; lines of others are left out */
    OrderRules(ExactCompany company, Choice choice, Set<String> products) {
        this.company = company;
        this.choice = choice;
        this.products = products;
        this.warehouseCodes = company.rows("Warehouses").stream()
                .collect(Collectors.toMap(
                        row -> row.need("ID"), row -> row.text("Code").orElse("")));
    }

    /** Adds the sell orders and their lines to the picture. */
    void addTo(Picture picture) {
        if (choice.sales() == Sales.ORDERS) {
            addOrders(picture);
        } else {
            addInvoices(picture);
        }
    }

    private void addOrders(Picture picture) {
        Map<String, List<Row>> lines = byParent(company.rows("SalesOrderLines"), "OrderID");
        for (Row order : company.rows("SalesOrderHeaders")) {
            if (order.whole("Status") == CANCELLED || elsewhere(order, "WarehouseID")) {
                continue;
            }
            LocalDate placed = order.day("OrderDate").orElseThrow();
            Optional<LocalDate> completed = order.whole("Status") == COMPLETE
                    ? order.day("DeliveryDate").or(() -> Optional.of(placed))
                    : Optional.empty();
            Demand demand = new Demand();
            lines.getOrDefault(order.need("OrderID"), List.of()).stream()
                    .filter(line -> line.whole("Status") != CANCELLED)
                    .forEach(line -> demand.add(line, line.number("AmountDC")));
            add(picture, order.need("OrderID"), placed, completed, demand);
        }
    }

    private void addInvoices(Picture picture) {
        List<Row> all = company.rows("SalesInvoices");
        Map<String, List<Row>> lines = byParent(
                all.stream()
                        .filter(row -> row.whole("LineNumber") > 0 && row.whole("LineNumber") != VAT_LINE)
                        .toList(),
                "InvoiceID");
        for (Row invoice :
                all.stream().filter(row -> row.whole("LineNumber") == 0).toList()) {
            int status = invoice.whole("Status");
            Optional<LocalDate> date = invoice.day("InvoiceDate");
            if (!INVOICES_THAT_ARE_DEMAND.contains(invoice.whole("Type"))
                    || (status != OPEN_INVOICE && status != PROCESSED_INVOICE)
                    || date.isEmpty()
                    || elsewhere(invoice, "Warehouse")) {
                continue;
            }
            Demand demand = new Demand();
            lines.getOrDefault(invoice.need("InvoiceID"), List.of())
                    .forEach(line -> demand.add(line, withTheSignOfItsQuantity(line)));
            add(
                    picture,
                    invoice.need("InvoiceID"),
                    date.get(),
                    status == PROCESSED_INVOICE ? date : Optional.empty(),
                    demand);
        }
    }

    /** Exact shows amounts of invoice rows with reversed sign: what is sold has a positive amount, what comes back a negative one. */
    private static BigDecimal withTheSignOfItsQuantity(Row line) {
        BigDecimal size = line.number("AmountDC").abs();
        return line.number("Quantity").signum() < 0 ? size.negate() : size;
    }

    private boolean elsewhere(Row header, String property) {
        return header.id(property)
                .map(id -> !choice.counts(warehouseCodes.getOrDefault(id, "")))
                .orElse(false);
    }

    private void add(Picture picture, String key, LocalDate placed, Optional<LocalDate> completed, Demand demand) {
        if (demand.isFractional() || demand.lines().isEmpty()) {
            return;
        }
        SortedMap<String, String> order = picture.add(Kind.SELL_ORDERS, key);
        order.put("placed", midnight(placed));
        order.put("completed", completed.map(OrderRules::midnight).orElse(Picture.NULL));
        order.put("totalValue", Picture.number(demand.total()));
        demand.lines().forEach((item, line) -> {
            SortedMap<String, String> attributes = picture.add(Kind.SELL_ORDER_LINES, key + "/" + item);
            attributes.put("quantity", Picture.number(line.quantity()));
            attributes.put("subtotalValue", Picture.number(line.value()));
        });
    }

    private static String midnight(LocalDate day) {
        return day + "T00:00:00Z";
    }

    private static Map<String, List<Row>> byParent(List<Row> rows, String property) {
        Map<String, List<Row>> byParent = new HashMap<>();
        rows.forEach(row -> byParent.computeIfAbsent(row.need(property), none -> new ArrayList<>())
                .add(row));
        return byParent;
    }

    private record Line(BigDecimal quantity, BigDecimal value) {
        Line plus(Line other) {
            return new Line(quantity.add(other.quantity), value.add(other.value));
        }

        Line rounded() {
            return new Line(quantity, value.setScale(2, RoundingMode.HALF_UP));
        }
    }

    /** The lines of one order, merged per product. */
    private final class Demand {

        private final Map<String, Line> byItem = new TreeMap<>();

        void add(Row line, BigDecimal amount) {
            line.id("Item")
                    .filter(products::contains)
                    .ifPresent(item -> byItem.merge(item, new Line(line.number("Quantity"), amount), Line::plus));
        }

        /** Net returns are not demand. */
        Map<String, Line> lines() {
            Map<String, Line> sold = new TreeMap<>();
            byItem.forEach((item, line) -> {
                if (line.quantity().signum() > 0) {
                    sold.put(item, line.rounded());
                }
            });
            return sold;
        }

        boolean isFractional() {
            return lines().values().stream()
                    .anyMatch(line -> line.quantity().stripTrailingZeros().scale() > 0);
        }

        BigDecimal total() {
            return lines().values().stream().map(Line::value).reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }
}
