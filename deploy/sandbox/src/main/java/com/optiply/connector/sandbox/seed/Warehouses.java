package com.optiply.connector.sandbox.seed;

import com.optiply.connector.sandbox.exact.model.ExactModel;
import com.optiply.connector.sandbox.exact.store.RowDraft;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.UUID;

/** The company itself and its three warehouses, "1" being the main one. */
final class Warehouses {
    static final int COUNT = 3;

    private Warehouses() {}

    /** The company's own row; its name is this with the division, that of its licence with the first division of that. */
    static void company(CompanyRows rows, String name) {
        LocalDateTime created = rows.now().minusYears(4).withNano(0);
        rows.add(new RowDraft(ExactModel.standard().required("Divisions"))
                .set("Code", rows.division())
                .set("Hid", (long) rows.division() % 1000)
                .set("Description", name + " " + rows.division())
                .set("Country", countryCode(rows))
                .set("Currency", "EUR")
                .set("Status", 1)
                .set("BlockingStatus", 0)
                .set("IsMainDivision", true)
                .set("IsDossierDivision", false)
                .set("IsPracticeDivision", false)
                .set("IsHRDivision", false)
                .set("Customer", rows.customer())
                .set("CustomerCode", "    " + rows.licence())
                .set("CustomerName", name + " " + rows.licence())
                .set("Legislation", "Netherlands")
                .set("Created", CompanyRows.wall(created))
                .set("Modified", CompanyRows.wall(created)));
    }

    private static String countryCode(CompanyRows rows) {
        return switch (rows.country()) {
            case "uk" -> "GB";
            case "com" -> "NL";
            default -> rows.country().toUpperCase(Locale.ROOT);
        };
    }

    static void add(CompanyRows rows) {
        LocalDateTime created = rows.now().minusYears(4).withNano(0);
        for (int number = 1; number <= COUNT; number++) {
            rows.add(rows.draft("Warehouses", id(rows, number), created, created)
                    .set("Code", String.valueOf(number))
                    .set("Description", description(number))
                    .set("Main", number == 1 ? 1 : 0)
                    .set("UseStorageLocations", 0));
        }
    }

    static UUID id(CompanyRows rows, int number) {
        return rows.id("warehouse", String.valueOf(number));
    }

    static String description(int number) {
        return switch (number) {
            case 1 -> "Main warehouse";
            case 2 -> "Shop";
            default -> "Overflow";
        };
    }
}
