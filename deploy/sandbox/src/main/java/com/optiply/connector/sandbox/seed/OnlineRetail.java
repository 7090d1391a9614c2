package com.optiply.connector.sandbox.seed;

import com.optiply.connector.sandbox.seed.RetailCsv.Line;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A gift wholesaler's real day of sales (UCI Online Retail, CC BY 4.0), spread over the 90 days that end with yesterday.
 * Cancellations, returns, missing descriptions and fees posing as items stay as they are.
 */
final class OnlineRetail {
    private static final int DAYS = 90;

    private OnlineRetail() {}

    static void fill(CompanyRows rows) {
        List<Line> lines = RetailCsv.read();
        RetailItems items = new RetailItems(rows, lines);
        RetailCompositions compositions = new RetailCompositions(rows, items.all());
        Warehouses.company(rows, "Online Retail");
        Warehouses.add(rows);
        customers(rows, lines);
        items.add(compositions.made(), compositions.madeOnly());
        compositions.add();
        for (Sale sale : sales(rows, items, lines)) {
            OrderRows.add(rows, sale);
            InvoiceRows.add(rows, sale, kind(sale));
        }
    }

    private static void customers(CompanyRows rows, List<Line> lines) {
        Set<String> customers = new LinkedHashSet<>();
        lines.forEach(line -> customers.add(line.customer()));
        LocalDateTime created = rows.now().minusYears(2).withNano(0);
        customers.forEach(customer -> rows.add(rows.draft("Accounts", rows.id("account", customer), created, created)
                .set("Code", customer)
                .set("Name", "Customer " + customer)
                .set("Country", "GB")
                .set("Status", "C")
                .set("IsSales", true)
                .set("IsSupplier", false)
                .set("Blocked", false)));
    }

    private static List<Sale> sales(CompanyRows rows, RetailItems items, List<Line> lines) {
        Map<String, List<Line>> invoices = new LinkedHashMap<>();
        lines.forEach(line -> invoices.computeIfAbsent(line.invoice(), number -> new ArrayList<>())
                .add(line));
        List<Sale> sales = new ArrayList<>();
        LocalDate first = rows.today().minusDays(DAYS);
        int index = 0;
        for (Map.Entry<String, List<Line>> invoice : invoices.entrySet()) {
            int day = index * (DAYS - 1) / Math.max(1, invoices.size() - 1);
            sales.add(sale(items, invoice.getKey(), first.plusDays(day), invoice.getValue()));
            index++;
        }
        return sales;
    }

    private static Sale sale(RetailItems items, String number, LocalDate day, List<Line> lines) {
        int status = orderStatus(number);
        List<Sale.Line> soldLines = new ArrayList<>();
        for (Line line : lines) {
            boolean cancelled = lines.size() > 3 && Dice.roll("cancelled " + number + line.code(), 150) == 0;
            soldLines.add(new Sale.Line(
                    items.get(line.code()),
                    line.description(),
                    line.quantity(),
                    line.price(),
                    cancelled ? 45 : status));
        }
        LocalDateTime at = day.atTime(lines.getFirst().time());
        return new Sale(number, at, lines.getFirst().customer(), warehouse(number), status, soldLines);
    }

    private static int orderStatus(String number) {
        int roll = Dice.roll("status " + number, 20);
        return roll < 4 ? 12 : roll < 6 ? 20 : roll < 7 ? 45 : 21;
    }

    private static int warehouse(String number) {
        int roll = Dice.roll("warehouse " + number, 20);
        return roll == 0 ? 0 : roll < 15 ? 1 : roll < 18 ? 2 : 3;
    }

    private static InvoiceRows.Kind kind(Sale sale) {
        if (sale.number().startsWith("C")) {
            return new InvoiceRows.Kind(8021, 50);
        }
        int roll = Dice.roll("invoice " + sale.number(), 24);
        return switch (roll) {
            case 0, 1 -> new InvoiceRows.Kind(8023, 50);
            case 2, 3 -> new InvoiceRows.Kind(8020, 10);
            case 4, 5, 6 -> new InvoiceRows.Kind(8020, 20);
            default -> new InvoiceRows.Kind(8020, 50);
        };
    }
}
