package com.optiply.connector.sandbox.seed;

import com.optiply.connector.sandbox.seed.ItemRows.Traits;
import com.optiply.connector.sandbox.seed.PriceRows.Price;
import com.optiply.connector.sandbox.seed.RetailCsv.Line;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Items, prices and stock of the retail day. What is not in the data follows from the item's code alone. */
final class RetailItems {
    private final CompanyRows rows;
    private final Map<String, SeedItem> items = new LinkedHashMap<>();
    private final Map<String, Set<Double>> prices = new LinkedHashMap<>();

    RetailItems(CompanyRows rows, List<Line> lines) {
        this.rows = rows;
        for (Line line : lines) {
            prices.computeIfAbsent(line.code(), code -> new LinkedHashSet<>()).add(line.price());
        }
        for (Line line : lines) {
            items.computeIfAbsent(line.code(), code -> item(code, line.description()));
        }
    }

    /** The first description as it is; the first price that is not zero. */
    private SeedItem item(String code, String description) {
        double price = prices.get(code).stream()
                .filter(amount -> amount > 0)
                .findFirst()
                .orElse(0.0);
        String unit = fraction(code) ? "m" : "pc";
        return new SeedItem(rows.id("item", code), code, description, unit, price);
    }

    /** All items in the order in which they first appear. */
    List<SeedItem> all() {
        return List.copyOf(items.values());
    }

    SeedItem get(String code) {
        return items.get(code);
    }

    void add(Set<String> made, Set<String> madeOnly) {
        for (SeedItem item : items.values()) {
            LocalDateTime created = rows.today()
                    .minusDays(200 + Dice.roll("created " + item.code(), 800))
                    .atTime(8 + Dice.roll(item.code(), 9), Dice.roll("minute " + item.code(), 60), 7);
            ItemRows.add(rows, item, traits(item, made, madeOnly, created));
            addPrices(item, created);
            if (!item.fee()) {
                addStock(item);
            }
        }
    }

    private Traits traits(SeedItem item, Set<String> made, Set<String> madeOnly, LocalDateTime created) {
        LocalDate today = rows.today();
        LocalDate start = created.toLocalDate();
        Optional<LocalDate> end = Optional.empty();
        switch (item.fee() ? -1 : Dice.roll("life " + item.code(), 100)) {
            case 1 -> end = Optional.of(today.plusDays(10));
            case 2 -> end = Optional.of(today.minusDays(20));
            case 3 -> end = Optional.of(today);
            case 4 -> start = today.plusDays(7);
            default -> end = Optional.empty();
        }
        return new Traits(
                !item.fee(),
                !item.fee() && !madeOnly.contains(item.code()),
                made.contains(item.code()),
                fraction(item.code()),
                start,
                end,
                created);
    }

    private void addPrices(SeedItem item, LocalDateTime created) {
        LocalDate today = rows.today();
        Price price = Price.of(item, created.toLocalDate());
        int number = 0;
        for (double amount : prices.get(item.code())) {
            if (amount > 0) {
                PriceRows.add(
                        rows, item, "base " + number, created, price.at(amount).from(number == 0 ? 1 : 12 * number));
                number++;
            }
        }
        switch (Dice.roll("price " + item.code(), 60)) {
            case 0 ->
                PriceRows.add(
                        rows,
                        item,
                        "customer",
                        created,
                        price.at(item.price() * 0.5).only(rows.id("account", "17850")));
            case 1 ->
                PriceRows.add(
                        rows,
                        item,
                        "past",
                        created,
                        price.at(item.price() * 2).within(today.minusDays(60), today.minusDays(10)));
            case 2 ->
                PriceRows.add(
                        rows,
                        item,
                        "future",
                        created,
                        price.at(item.price() + 1).within(today.plusDays(9), null));
            case 3 ->
                PriceRows.add(
                        rows,
                        item,
                        "dollars",
                        created,
                        price.at(item.price() * 1.1).in("USD"));
            case 4 ->
                PriceRows.add(
                        rows,
                        item,
                        "exact",
                        created,
                        price.at(item.price() + 0.0049).within(today.minusDays(3), null));
            case 5 ->
                PriceRows.add(
                        rows,
                        item,
                        "action",
                        created,
                        price.at(item.price() - 0.01).within(today.minusDays(1), today.plusDays(5)));
            case 6 ->
                PriceRows.add(
                        rows, item, "box", created, price.at(item.price() * 11).per("box"));
            case 7 ->
                PriceRows.add(
                        rows,
                        item,
                        "half",
                        created,
                        price.at(item.price() + 0.5).from(0.5));
            default -> {}
        }
    }

    /** Some items have no row at all, some only a few; a few are negative or fractional. */
    private void addStock(SeedItem item) {
        String code = item.code();
        if (Dice.roll("no stock " + code, 45) == 0) {
            return;
        }
        for (int warehouse = 1; warehouse <= Warehouses.COUNT; warehouse++) {
            if (warehouse > 1 && Dice.roll("place " + warehouse + code, warehouse) > 0) {
                continue;
            }
            String key = warehouse + code;
            double stock = Dice.roll("stock " + key, 25) == 0
                    ? -Dice.roll("less " + key, 20)
                    : Dice.roll("pieces " + key, 400);
            double part = fraction(code) ? Dice.roll("part " + key, 4) * 0.25 : 0;
            double planned = Dice.roll("out " + key, 3) == 0 ? Dice.roll("planned " + key, 60) : 0;
            double coming = Dice.roll("in " + key, 5) == 0 ? 10.0 * Dice.roll("coming " + key, 12) : 0;
            StockRows.add(rows, item, warehouse, stock + part, coming, planned);
        }
    }

    private static boolean fraction(String code) {
        return Character.isDigit(code.charAt(0)) && Dice.roll("fraction " + code, 40) == 0;
    }
}
