package com.optiply.connector.writer.mapping;

import com.optiply.connector.model.event.Item;
import com.optiply.connector.model.event.ItemPrice;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Which of an item's sales prices is the one for everybody, today (Exact reference, section 4.1, SalesItemPrices). */
final class SalesPrice {

    private static final Comparator<ItemPrice> BEST = Comparator.comparing(SalesPrice::from)
            .thenComparing(
                    price -> price.startDate() == null ? LocalDate.MIN : price.startDate(), Comparator.reverseOrder())
            .thenComparing(price -> price.id().toString());

    private final List<ItemPrice> candidates;
    private final Day day;

    /** @param currency ISO 4217 code of the prices that count */
    SalesPrice(Item item, List<ItemPrice> prices, String currency, Day day) {
        this.day = day;
        this.candidates = prices.stream()
                .filter(price -> price.accountId() == null && price.price() != null)
                .filter(price -> Objects.equals(price.unit(), item.unit()))
                .filter(price -> currency.equalsIgnoreCase(price.currency()))
                .toList();
    }

    Optional<BigDecimal> today() {
        LocalDate today = day.today();
        return candidates.stream()
                .filter(price -> price.startDate() == null || !price.startDate().isAfter(today))
                .filter(price -> price.endDate() == null || !price.endDate().isBefore(today))
                .min(BEST)
                .map(ItemPrice::price);
    }

    /** @return the next midnight at which one of the prices begins or has ended */
    Optional<Instant> changesAt() {
        Optional<Instant> next = Optional.empty();
        for (ItemPrice price : candidates) {
            next = Day.earlier(next, Optional.ofNullable(price.startDate()).flatMap(day::comingStartOf));
            next = Day.earlier(
                    next, Optional.ofNullable(price.endDate()).flatMap(end -> day.comingStartOf(end.plusDays(1))));
        }
        return next;
    }

    private static BigDecimal from(ItemPrice price) {
        return price.quantity() == null ? BigDecimal.ZERO : price.quantity();
    }
}
