package com.optiply.connector.writer.mapping;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The lines of a sale sorted by what Optiply can do with them: lines that count merged per product, items whose product is not there yet, is never there, or is
 * unknown.
 */
final class SellOrderLines {

    /** Sums of one product's lines. */
    private record Sum(BigDecimal quantity, BigDecimal value) {
        Sum plus(Sum other) {
            return new Sum(quantity.add(other.quantity), value.add(other.value));
        }
    }

    private final Map<Long, List<Sale.Line>> byProduct = new TreeMap<>();
    private final Set<String> pending = new HashSet<>();
    private final Set<String> unwritable = new HashSet<>();
    private final Set<String> excluded = new HashSet<>();
    private final Set<String> unknown = new HashSet<>();
    private final List<String> notes = new ArrayList<>();

    private SellOrderLines() {}

    static SellOrderLines of(Sale sale, ProductRefs products) {
        SellOrderLines lines = new SellOrderLines();
        sale.lines().stream()
                .filter(line -> !line.cancelled() && line.item() != null)
                .forEach(line -> lines.add(line, products));
        return lines;
    }

    private void add(Sale.Line line, ProductRefs products) {
        String item = line.item().toString();
        switch (products.of(line.item())) {
            case ProductRef.Known known ->
                byProduct
                        .computeIfAbsent(known.optiplyId(), id -> new ArrayList<>())
                        .add(line);
            case ProductRef.Pending waits -> pending.add(item);
            case ProductRef.Unwritable bad -> unwritable.add(item);
            case ProductRef.Excluded none -> excluded.add(item);
            case ProductRef.Unknown none -> unknown.add(item);
        }
    }

    Set<String> pending() {
        return Set.copyOf(pending);
    }

    Set<String> unwritable() {
        return Set.copyOf(unwritable);
    }

    Set<String> excluded() {
        return Set.copyOf(excluded);
    }

    Set<String> unknown() {
        return Set.copyOf(unknown);
    }

    /** What was left out, in words; complete after {@link #merged()}. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    /** @throws DoesNotFitException when a line cannot be expressed */
    List<OrderLine> merged() {
        List<OrderLine> merged = new ArrayList<>();
        byProduct.forEach((productId, lines) -> {
            Sum sum = lines.stream().map(SellOrderLines::sum).reduce(Sum::plus).orElseThrow();
            if (sum.quantity().signum() <= 0) {
                notes.add("product %d left out, its net quantity is %s"
                        .formatted(productId, sum.quantity().toPlainString()));
                return;
            }
            long pieces = Limits.pieces("quantity-not-whole", "Quantity of product " + productId, sum.quantity());
            merged.add(new OrderLine(productId, pieces, Limits.value(sum.value())));
        });
        if (!excluded.isEmpty()) {
            notes.add(excluded.size() + " lines left out, their items are not in Optiply");
        }
        if (!unknown.isEmpty()) {
            notes.add(unknown.size() + " lines left out, their items are unknown");
        }
        return List.copyOf(merged);
    }

    private static Sum sum(Sale.Line line) {
        if (line.quantity() == null || line.amountDC() == null) {
            throw new DoesNotFitException(
                    "line-without-amount",
                    "A line of item %s has no quantity or no amount".formatted(line.item()),
                    "Complete the line in Exact");
        }
        return new Sum(line.quantity(), line.amountDC());
    }
}
