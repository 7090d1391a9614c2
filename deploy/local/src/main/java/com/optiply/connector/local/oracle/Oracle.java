package com.optiply.connector.local.oracle;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Says what Optiply must hold for one tenant. */
public final class Oracle {

    private final Choice choice;

    public Oracle(Choice choice) {
        this.choice = choice;
    }

    /**
     * Works out the picture.
     *
     * @param company Exact's rows as they are
     * @param now     the vendors' time; dates are judged in Amsterdam
     * @param known   item ids of products that Optiply was rightly given before: they stay there, disabled when they end; others that are disabled were never sent
     */
    public Picture expect(ExactCompany company, Instant now, Set<String> known) {
        LocalDate today = now.atZone(Row.AMSTERDAM).toLocalDate();
        Picture picture = new Picture();
        CompositionRules compositions = new CompositionRules(company, choice);
        ProductRules rules = new ProductRules(company, choice, today, compositions.composed());

        Set<String> inExact = new HashSet<>();
        for (Row item : company.rows("Items")) {
            String id = item.need("ID");
            inExact.add(id);
            Optional<SortedMap<String, String>> attributes = rules.attributes(item);
            if (rules.enabled(item) || known.contains(id)) {
                attributes.ifPresent(product -> picture.of(Kind.PRODUCTS).put(id, product));
            }
        }
        known.stream().filter(id -> !inExact.contains(id)).forEach(id -> picture.of(Kind.PRODUCTS)
                .put(id, new TreeMap<>(Map.of("status", "disabled"))));

        Set<String> products = picture.of(Kind.PRODUCTS).keySet();
        compositions.forEach((composed, part, quantity) -> {
            if (products.contains(composed) && products.contains(part)) {
                picture.add(Kind.COMPOSITIONS, composed + "/" + part).put("partQuantity", Long.toString(quantity));
            }
        });
        new OrderRules(company, choice, products).addTo(picture);
        return picture;
    }
}
