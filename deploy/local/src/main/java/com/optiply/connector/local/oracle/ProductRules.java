package com.optiply.connector.local.oracle;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Items, prices and stock to products (Optiply reference, sections 2.1 and 6.2 to 6.4). */
final class ProductRules {

    private static final int LONGEST_NAME = 255;
    private static final BigDecimal HIGHEST_PRICE = new BigDecimal("9999999.99");
    private static final long HIGHEST_STOCK = 9_999_999;
    private static final String EURO = "EUR";

    private final Choice choice;
    private final LocalDate today;
    private final Set<String> composed;
    private final Map<String, List<Row>> prices = new HashMap<>();
    private final Map<String, BigDecimal> stock = new HashMap<>();

    /**
     * @param today    in Amsterdam
     * @param composed items with an active bill of materials of a chosen model
     */
    ProductRules(ExactCompany company, Choice choice, LocalDate today, Set<String> composed) {
        this.choice = choice;
        this.today = today;
        this.composed = composed;
        company.rows("SalesItemPrices").forEach(price -> price.id("Item")
                .ifPresent(item ->
                        prices.computeIfAbsent(item, none -> new ArrayList<>()).add(price)));
        company.rows("StockPositions").stream()
                .filter(position -> choice.counts(position.text("WarehouseCode").orElse("")))
                .forEach(position -> stock.merge(
                        position.need("ItemId"),
                        position.number("CurrentStock").subtract(position.number("PlanningOut")),
                        BigDecimal::add));
    }

    /** @return whether Optiply should show the item: within its dates, and bought or made */
    boolean enabled(Row item) {
        return item.day("EndDate").map(end -> end.isAfter(today)).orElse(true)
                && item.day("StartDate").map(start -> !start.isAfter(today)).orElse(true)
                && (item.flag("IsPurchaseItem") || item.flag("IsMakeItem"));
    }

    /** @return the product's attributes; empty when a value does not fit Optiply, which is a visible failure and never a record */
    Optional<SortedMap<String, String>> attributes(Row item) {
        String name = item.text("Description")
                .map(text -> text.replaceAll("[\\r\\n]+", " ").strip())
                .filter(text -> !text.isEmpty())
                .or(() -> item.text("Code"))
                .orElse("");
        Optional<BigDecimal> price = price(item);
        long level = item.flag("IsStockItem") ? level(item) : 0;
        if (name.length() > LONGEST_NAME || price.filter(this::unfit).isPresent() || Math.abs(level) > HIGHEST_STOCK) {
            return Optional.empty();
        }
        SortedMap<String, String> product = new TreeMap<>();
        product.put("name", name);
        product.put("skuCode", Picture.text(item.text("Code").orElse(null)));
        product.put("articleCode", Picture.text(item.text("SearchCode").orElse(null)));
        product.put("eanCode", Picture.text(item.text("Barcode").orElse(null)));
        product.put("createdAtRemote", Picture.text(item.moment("Created").orElse(null)));
        product.put("price", Picture.number(price.orElse(null)));
        product.put("stockLevel", Long.toString(level));
        product.put("unlimitedStock", Boolean.toString(!item.flag("IsPurchaseItem")));
        product.put("assembled", Boolean.toString(assembled(item)));
        product.put("status", enabled(item) ? "enabled" : "disabled");
        return Optional.of(product);
    }

    private boolean assembled(Row item) {
        return choice.models().isEmpty() ? item.flag("IsMakeItem") : composed.contains(item.need("ID"));
    }

    private long level(Row item) {
        return stock.getOrDefault(item.need("ID"), BigDecimal.ZERO)
                .setScale(0, RoundingMode.FLOOR)
                .longValueExact();
    }

    private boolean unfit(BigDecimal price) {
        return price.signum() < 0 || price.compareTo(HIGHEST_PRICE) > 0;
    }

    private Optional<BigDecimal> price(Row item) {
        return prices.getOrDefault(item.need("ID"), List.of()).stream()
                .filter(price -> price.id("Account").isEmpty())
                .filter(price -> price.day("StartDate")
                        .map(start -> !start.isAfter(today))
                        .orElse(true))
                .filter(price ->
                        price.day("EndDate").map(end -> !end.isBefore(today)).orElse(true))
                .filter(price -> price.text("Unit").equals(item.text("Unit")))
                .filter(price -> price.text("Currency").filter(EURO::equals).isPresent())
                .min(Comparator.comparing((Row price) -> price.number("Quantity"))
                        .thenComparing(price -> price.day("StartDate").orElse(LocalDate.MIN), Comparator.reverseOrder())
                        .thenComparing(price -> price.need("ID")))
                .map(price -> price.number("Price").setScale(2, RoundingMode.HALF_UP));
    }
}
