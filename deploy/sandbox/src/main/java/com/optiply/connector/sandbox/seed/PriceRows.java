package com.optiply.connector.sandbox.seed;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.UUID;

/** Rows of SalesItemPrices. */
final class PriceRows {
    private PriceRows() {}

    /** A price and when, for whom and from how many it holds. */
    record Price(
            double amount,
            double quantity,
            String unit,
            String currency,
            LocalDate start,
            Optional<LocalDate> end,
            Optional<UUID> account) {

        static Price of(SeedItem item, LocalDate start) {
            return new Price(item.price(), 1, item.unit(), "EUR", start, Optional.empty(), Optional.empty());
        }

        Price at(double other) {
            return new Price(other, quantity, unit, currency, start, end, account);
        }

        Price from(double pieces) {
            return new Price(amount, pieces, unit, currency, start, end, account);
        }

        Price within(LocalDate first, LocalDate last) {
            return new Price(amount, quantity, unit, currency, first, Optional.ofNullable(last), account);
        }

        Price in(String money) {
            return new Price(amount, quantity, unit, money, start, end, account);
        }

        Price per(String other) {
            return new Price(amount, quantity, other, currency, start, end, account);
        }

        Price only(UUID customer) {
            return new Price(amount, quantity, unit, currency, start, end, Optional.of(customer));
        }
    }

    static void add(CompanyRows rows, SeedItem item, String name, LocalDateTime created, Price price) {
        rows.add(rows.draft("SalesItemPrices", rows.id("price", item.code() + " " + name), created, created)
                .set("Item", item.id())
                .set("ItemCode", item.code())
                .set("ItemDescription", item.description())
                .set("DefaultItemUnit", item.unit())
                .set("DefaultItemUnitDescription", item.unit())
                .set("Unit", price.unit())
                .set("UnitDescription", price.unit())
                .set("NumberOfItemsPerUnit", price.unit().equals(item.unit()) ? 1.0 : 12.0)
                .set("Price", price.amount())
                .set("Quantity", price.quantity())
                .set("Currency", price.currency())
                .set("StartDate", CompanyRows.wall(price.start()))
                .set("EndDate", price.end().map(CompanyRows::wall).orElse(null))
                .set("Account", price.account().orElse(null)));
    }
}
