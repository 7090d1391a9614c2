package com.optiply.connector.sandbox.exact.store;

import com.optiply.connector.sandbox.exact.model.Property;
import com.optiply.connector.sandbox.exact.model.StoreType;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What follows from quantities and prices: line amounts, header totals, free stock, parts per batch. */
final class Amounts {
    private static final int VAT_LINE = 9999;

    private Amounts() {}

    /** Fills in what the given properties of a row determine, except what was given itself. */
    static Row derive(Row row, Set<Property> given) {
        return switch (row.type().name()) {
            case "SalesOrderLines" -> line(row, given, "VATAmount");
            case "SalesInvoices" -> isLine(row) ? invoiceLine(row, given) : row;
            case "PurchaseOrders" -> isLine(row) ? purchaseLine(row, given) : row;
            case "StockPositions" -> stock(row, given);
            default -> row;
        };
    }

    private static Row line(Row row, Set<Property> given, String vat) {
        if (!touches(row.type(), given, "Quantity", "UnitPrice", "NetPrice", "Discount", "AmountDC", "AmountFC")) {
            return row;
        }
        Row priced = has(row, given, "NetPrice")
                ? row
                : row.with("NetPrice", row.number("UnitPrice") * (1 - row.number("Discount")));
        double amount = has(row, given, "AmountFC")
                ? row.number("AmountFC")
                : has(row, given, "AmountDC")
                        ? row.number("AmountDC")
                        : Money.cents(row.number("Quantity") * priced.number("NetPrice"));
        Row amounted = priced.with("AmountFC", amount);
        if (!has(row, given, "AmountDC")) {
            amounted = amounted.with("AmountDC", amount);
        }
        return has(row, given, vat)
                ? amounted
                : amounted.with(vat, Money.cents(amounted.number("AmountDC") * row.number("VATPercentage")));
    }

    private static Row invoiceLine(Row row, Set<Property> given) {
        Row derived = line(row, given, "VATAmountDC");
        return has(row, given, "VATAmountFC") ? derived : derived.with("VATAmountFC", derived.get("VATAmountDC"));
    }

    /** Prices of purchase lines are per purchase unit (Exact reference §4.4). */
    private static Row purchaseLine(Row row, Set<Property> given) {
        StoreType type = row.type();
        boolean units = has(row, given, "QuantityInPurchaseUnits");
        if (!units && !touches(type, given, "Quantity", "UnitPrice", "NetPrice", "Discount")) {
            return row;
        }
        double factor = row.number("QuantityInPurchaseUnits") == 0 || row.number("Quantity") == 0
                ? 1
                : row.number("Quantity") / row.number("QuantityInPurchaseUnits");
        Row counted = row;
        if (row.get("QuantityInPurchaseUnits") == null) {
            counted = row.with("QuantityInPurchaseUnits", row.number("Quantity"));
        } else if (row.get("Quantity") == null) {
            counted = row.with("Quantity", row.number("QuantityInPurchaseUnits") * factor);
        }
        Row priced = has(row, given, "NetPrice")
                ? counted
                : counted.with("NetPrice", row.number("UnitPrice") * (1 - row.number("Discount")));
        double amount = Money.cents(priced.number("QuantityInPurchaseUnits") * priced.number("NetPrice"));
        return priced.with("AmountFC", amount)
                .with("AmountDC", amount)
                .with("VATAmount", Money.cents(amount * priced.number("VATPercentage")));
    }

    private static Row stock(Row row, Set<Property> given) {
        double free = row.number("CurrentStock") - row.number("PlanningOut");
        Row freed = has(row, given, "FreeStock") ? row : row.with("FreeStock", free);
        return has(row, given, "ProjectedStock")
                ? freed
                : freed.with("ProjectedStock", free + row.number("PlanningIn"));
    }

    /** A header with the totals of its lines; its row version and Modified stay. */
    static Row totals(Row header, List<Row> lines) {
        double net = Money.cents(
                lines.stream().mapToDouble(line -> line.number("AmountFC")).sum());
        boolean invoice = header.type().name().equals("SalesInvoices");
        String vatOfLine = invoice ? "VATAmountDC" : "VATAmount";
        double vat = Money.cents(
                lines.stream().mapToDouble(line -> line.number(vatOfLine)).sum());
        Row summed = header.with("AmountFCExclVat", net)
                .with("AmountFC", Money.cents(net + vat))
                .with("AmountDC", Money.cents(net + vat));
        if (header.type().name().equals("PurchaseOrders")) {
            summed = summed.with("PurchaseOrderLineCount", lines.size());
        }
        return invoice ? summed.with("VATAmountDC", vat).with("VATAmountFC", vat) : summed.with("VATAmount", vat);
    }

    /** The VAT row of an invoice with the VAT of its lines. */
    static Row vatRow(Row row, List<Row> lines) {
        double vat = Money.cents(
                lines.stream().mapToDouble(line -> line.number("VATAmountDC")).sum());
        return row.with("AmountDC", vat).with("AmountFC", vat);
    }

    /** Whether a row of a store with headers and lines is a line with an article. */
    static boolean isLine(Row row) {
        double number = row.number("LineNumber");
        return number >= 1 && number < VAT_LINE;
    }

    static boolean isVatRow(Row row) {
        return row.number("LineNumber") == VAT_LINE;
    }

    /** The other one of Quantity and QuantityBatch of a bill of materials' part. */
    static void parts(Map<Property, Object> values, StoreType type, double batch) {
        Property quantity = type.required("Quantity");
        Property quantityBatch = type.required("QuantityBatch");
        if (values.get(quantity) instanceof Number per && !values.containsKey(quantityBatch)) {
            values.put(quantityBatch, per.doubleValue() * batch);
        } else if (values.get(quantityBatch) instanceof Number whole && !values.containsKey(quantity)) {
            values.put(quantity, whole.doubleValue() / batch);
        }
    }

    private static boolean touches(StoreType type, Set<Property> given, String... names) {
        for (String name : names) {
            if (given.contains(type.required(name))) {
                return true;
            }
        }
        return false;
    }

    private static boolean has(Row row, Set<Property> given, String name) {
        return given.contains(row.type().required(name));
    }
}
