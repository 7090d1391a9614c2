package com.optiply.connector.sandbox.seed;

import com.optiply.connector.sandbox.exact.store.Money;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Optional;

/** Rows of Items. */
final class ItemRows {
    private ItemRows() {}

    /** What sets an item apart from a plain purchased stock item. */
    record Traits(
            boolean stock,
            boolean purchase,
            boolean make,
            boolean fractions,
            LocalDate start,
            Optional<LocalDate> end,
            LocalDateTime created) {}

    static void add(CompanyRows rows, SeedItem item, Traits traits) {
        String searchCode = item.description().strip().toUpperCase(Locale.ROOT);
        boolean barcode = Dice.roll("barcode " + item.code(), 5) > 0 && !item.fee();
        rows.add(rows.draft(
                        "Items", item.id(), traits.created(), traits.created().plusMinutes(Dice.roll(item.code(), 600)))
                .set("Code", item.code())
                .set("Description", item.description())
                .set(
                        "SearchCode",
                        searchCode.length() > 12 ? searchCode.substring(0, 12).strip() : searchCode)
                .set("Barcode", barcode ? barcode(item.code()) : null)
                .set("Unit", item.unit())
                .set("UnitDescription", item.unit())
                .set("UnitType", "O")
                .set("ItemGroup", rows.id("item group", item.fee() ? "FEES" : "GIFTS"))
                .set("ItemGroupCode", item.fee() ? "FEES" : "GIFTS")
                .set("ItemGroupDescription", item.fee() ? "Fees" : "Gifts")
                .set("IsStockItem", traits.stock())
                .set("IsPurchaseItem", traits.purchase())
                .set("IsSalesItem", true)
                .set("IsMakeItem", traits.make() ? 1 : 0)
                .set("IsFractionAllowedItem", traits.fractions())
                .set("IsOnDemandItem", 0)
                .set("IsPackageItem", false)
                .set("IsSerialItem", false)
                .set("IsSerialNumberItem", false)
                .set("IsSubcontractedItem", false)
                .set("IsBatchItem", 0)
                .set("IsBatchNumberItem", 0)
                .set("IsTime", 0)
                .set("IsWebshopItem", 0)
                .set("SecurityLevel", 10)
                .set("SalesVatCode", "2")
                .set("CostPriceStandard", Money.cents(item.price() * 0.55))
                .set("CostPriceCurrency", "EUR")
                .set("StandardSalesPrice", item.price())
                .set("StartDate", CompanyRows.wall(traits.start()))
                .set("EndDate", traits.end().map(CompanyRows::wall).orElse(null)));
    }

    /** An EAN-13 with its check digit. */
    private static String barcode(String code) {
        String twelve = "871%09d".formatted(Dice.roll("ean " + code, 1_000_000_000));
        int sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += (twelve.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return twelve + (10 - sum % 10) % 10;
    }
}
