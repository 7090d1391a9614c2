package com.optiply.connector.sandbox.seed;

import com.optiply.connector.sandbox.exact.store.Money;
import com.optiply.connector.sandbox.seed.CompositionRows.Part;
import com.optiply.connector.sandbox.seed.CompositionRows.Version;
import com.optiply.connector.sandbox.seed.ItemRows.Traits;
import com.optiply.connector.sandbox.seed.PriceRows.Price;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Any number of items, orders and invoices, the same for the same seed number and division. */
final class Generated {
    private static final int DAYS = 90;
    private static final int ITEMS_PER_COMPOSITION = 200;
    private static final int CUSTOMERS = 500;

    private final CompanyRows rows;
    private final SeedRequest request;
    private final SplittableRandom random;
    private final List<SeedItem> items = new ArrayList<>();

    private Generated(CompanyRows rows, SeedRequest request) {
        this.rows = rows;
        this.request = request;
        this.random = new SplittableRandom(request.seed());
    }

    static void fill(CompanyRows rows, SeedRequest request) {
        new Generated(rows, request).fill();
    }

    private void fill() {
        Warehouses.company(rows, "Generated");
        Warehouses.add(rows);
        for (int number = 0; number < request.items(); number++) {
            items.add(addItem(number));
        }
        for (int at = 0; at + 3 < items.size(); at += ITEMS_PER_COMPOSITION) {
            Version version = new Version(
                    1,
                    30,
                    true,
                    1,
                    List.of(Part.of(items.get(at + 1), 1 + random.nextInt(5)), Part.of(items.get(at + 2), 2)));
            CompositionRows.manufacturing(rows, items.get(at), version);
        }
        if (!items.isEmpty()) {
            addSales();
        }
    }

    private SeedItem addItem(int number) {
        String code = "G%06d".formatted(number);
        double price = Money.cents(0.5 + random.nextInt(20_000) / 100.0);
        SeedItem item = new SeedItem(rows.id("item", code), code, "Generated item " + number, "pc", price);
        LocalDateTime created =
                rows.today().minusDays(100 + (request.items() - number) % 700).atTime(9, number % 60, number / 60 % 60);
        LocalDate start = created.toLocalDate();
        boolean made = number % ITEMS_PER_COMPOSITION == 0;
        ItemRows.add(rows, item, new Traits(true, true, made, false, start, Optional.empty(), created));
        PriceRows.add(rows, item, "base", created, Price.of(item, start));
        for (int warehouse = 1; warehouse <= 1 + number % Warehouses.COUNT; warehouse++) {
            StockRows.add(rows, item, warehouse, random.nextInt(1_000), random.nextInt(50), random.nextInt(40));
        }
        return item;
    }

    private void addSales() {
        int sales = Math.max(request.orders(), request.invoices());
        int linesLeft = request.orderLines();
        for (int number = 0; number < sales; number++) {
            int salesLeft = sales - number;
            int lines = Math.max(1, Math.min(linesLeft, (linesLeft + salesLeft - 1) / salesLeft));
            linesLeft -= lines;
            Sale sale = sale(number, sales, lines);
            if (number < request.orders()) {
                OrderRows.add(rows, sale);
            }
            if (number < request.invoices()) {
                InvoiceRows.add(rows, sale, new InvoiceRows.Kind(8020, 50));
            }
        }
    }

    private Sale sale(int number, int sales, int count) {
        List<Sale.Line> lines = new ArrayList<>();
        int status = number % 10 < 7 ? 21 : 12;
        int first = random.nextInt(items.size());
        for (int line = 0; line < count; line++) {
            SeedItem item = items.get((first + line * 17) % items.size());
            lines.add(new Sale.Line(item, item.description(), 1 + random.nextInt(12), item.price(), status));
        }
        LocalDateTime at = rows.today()
                .minusDays(DAYS)
                .plusDays((long) number * (DAYS - 1) / sales)
                .atTime(8 + number % 10, number % 60);
        return new Sale(
                String.valueOf(700_000 + number),
                at,
                String.valueOf(random.nextInt(CUSTOMERS)),
                1 + number % 3,
                status,
                lines);
    }
}
