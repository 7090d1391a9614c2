package com.optiply.connector.writer.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.optiply.connector.model.event.Item;
import com.optiply.connector.model.event.ItemPrice;
import com.optiply.connector.model.event.StockPosition;
import com.optiply.connector.model.tenant.CompositionModel;
import com.optiply.connector.model.tenant.ItemKind;
import com.optiply.connector.model.tenant.SalesSource;
import com.optiply.connector.model.tenant.Settings;
import com.optiply.connector.model.tenant.WarehouseChoice;
import com.optiply.connector.model.tenant.WarehouseChoice.Mode;
import com.optiply.connector.testsupport.merchant.Sample;
import com.optiply.connector.writer.mapping.Outcome.Desired;
import com.optiply.connector.writer.mapping.Outcome.DoesNotFit;
import com.optiply.connector.writer.mapping.Outcome.Excluded;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProductMappingTest {

    private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
    /** 23:30 on 30 April in UTC, already 1 May in Amsterdam. */
    private static final Day MAY_FIRST = new Day(Instant.parse("2026-04-30T23:30:00Z"), AMSTERDAM);

    @Test
    void takesNamesAndCodesFromTheItem() {
        Item item = Sample.item("description", " Desk\r\nlamp ", "searchCode", "SRCH", "barcode", "8712345000017");

        Attributes attributes = desired(item).content().attributes();

        assertThat(attributes.get("name")).isEqualTo("Desk lamp");
        assertThat(attributes.get("skuCode")).isEqualTo("LAMP-01");
        assertThat(attributes.get("articleCode")).isEqualTo("SRCH");
        assertThat(attributes.get("eanCode")).isEqualTo("8712345000017");
        assertThat(attributes.get("createdAtRemote")).isEqualTo("2024-03-05T08:00:00Z");
        assertThat(attributes.get("status")).isEqualTo("enabled");
    }

    @Test
    void namesAnItemWithoutDescriptionByItsCode() {
        assertThat(desired(Sample.item("description", " "))
                        .content()
                        .attributes()
                        .get("name"))
                .isEqualTo("LAMP-01");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Lamp\tblack", "Lamp\u0007", "Lamp \u0000 bulb", "Lamp\u2028bulb", "\uD83D\uDCA1", "<b>&amp;\"'"
            })
    void changesNothingInANameButLineBreaks(String name) {
        assertThat(desired(Sample.item("description", name))
                        .content()
                        .attributes()
                        .get("name"))
                .isEqualTo(name);
    }

    @Test
    void doesNotCutALongName() {
        assertThat(map(Sample.item("description", "x".repeat(256))))
                .isInstanceOfSatisfying(
                        DoesNotFit.class, bad -> assertThat(bad.cause()).isEqualTo("name-too-long"));
        assertThat(map(Sample.item("description", "x".repeat(255)))).isInstanceOf(Desired.class);
    }

    @ParameterizedTest(name = "{0} - {1} in warehouse 1, {2} in 2: {3} in 1, {4} in all")
    @CsvSource({"10, 3, 5, 7, 12", "2.5, 0, 0.5, 2, 3", "0, 0.5, 0, -1, -1", "-4, 1, 1, -5, -4"})
    void countsFreeStockOfTheChosenWarehousesDown(
            BigDecimal current, BigDecimal planned, BigDecimal other, long one, long all) {
        Item item = Sample.item();
        List<StockPosition> stock =
                List.of(Sample.stock(item.id(), "1", current, planned), Sample.stock(item.id(), "2", other, 0));

        assertThat(stockLevel(item, stock, new WarehouseChoice(Mode.DEFAULT, List.of())))
                .isEqualTo(one);
        assertThat(stockLevel(item, stock, new WarehouseChoice(Mode.CODES, List.of("1", "2"))))
                .isEqualTo(all);
        assertThat(stockLevel(item, stock, new WarehouseChoice(Mode.GLOBAL, List.of())))
                .isEqualTo(all);
    }

    @Test
    void notesThatStockWasCountedDown() {
        Item item = Sample.item();
        Outcome outcome = ProductMapping.map(
                new ProductInput(
                        true, Optional.of(item), List.of(), List.of(Sample.stock(item.id(), "1", 2.5, 0)), false),
                Sample.SETTINGS,
                MAY_FIRST);

        assertThat(((Desired) outcome).notes()).singleElement().asString().contains("2.5", "2 whole");
    }

    @Test
    void hasNoStockWithoutPositionsAndForItemsWithoutStock() {
        Item service = Sample.item("isStockItem", false);

        assertThat(desired(Sample.item()).content().attributes().get("stockLevel"))
                .isEqualTo(0L);
        assertThat(stockLevel(
                        service,
                        List.of(Sample.stock(service.id(), "1", 9, 0)),
                        new WarehouseChoice(Mode.GLOBAL, List.of())))
                .isEqualTo(0L);
    }

    @ParameterizedTest
    @CsvSource({
        "9999999.9, true",
        "-9999999, true",
        "10000000, false",
        "-9999999.5, false",
        "9223372036854775808, false",
        "1e30, false"
    })
    void refusesStockOutOfRange(BigDecimal stock, boolean fits) {
        Item item = Sample.item();

        Outcome outcome = ProductMapping.map(
                new ProductInput(
                        true, Optional.of(item), List.of(), List.of(Sample.stock(item.id(), "1", stock, 0)), false),
                Sample.SETTINGS,
                MAY_FIRST);

        assertThat(outcome instanceof Desired).isEqualTo(fits);
    }

    @Test
    void takesThePriceForEverybodyOfTheSmallestQuantity() {
        UUID item = UUID.randomUUID();

        assertThat(priceOf(
                        item,
                        Sample.price(item, 5, "accountId", UUID.randomUUID()),
                        Sample.price(item, 6, "currency", "USD"),
                        Sample.price(item, 7, "unit", "box"),
                        Sample.price(item, 8, "startDate", "2026-05-02"),
                        Sample.price(item, 9, "endDate", "2026-04-30"),
                        Sample.price(item, 10, "quantity", 10),
                        Sample.price(item, 39.95, "endDate", "2026-05-01")))
                .isEqualTo(new BigDecimal("39.95"));
    }

    @Test
    void takesTheLatestStartAmongPricesOfOneQuantity() {
        UUID item = UUID.randomUUID();

        assertThat(priceOf(
                        item,
                        Sample.price(item, 1, "startDate", "2026-01-01"),
                        Sample.price(item, 2, "startDate", "2026-04-01"),
                        Sample.price(item, 3, "startDate", null)))
                .isEqualTo(new BigDecimal("2.00"));
    }

    @Test
    void hasNoPriceWhenNoneIsValid() {
        UUID item = UUID.randomUUID();

        assertThat(priceOf(item, Sample.price(item, 8, "endDate", "2026-04-30")))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({"1.005, 1.01", "1.004, 1.00", "9999999.994, 9999999.99"})
    void roundsAPriceToCents(BigDecimal exact, BigDecimal rounded) {
        UUID item = UUID.randomUUID();

        assertThat(priceOf(item, Sample.price(item, exact))).isEqualTo(rounded);
    }

    @ParameterizedTest
    @CsvSource({"-0.01", "9999999.995", "1e9"})
    void refusesAPriceOutOfRange(BigDecimal exact) {
        Item item = Sample.item();

        assertThat(ProductMapping.map(
                        new ProductInput(
                                true, Optional.of(item), List.of(Sample.price(item.id(), exact)), List.of(), false),
                        Sample.SETTINGS,
                        MAY_FIRST))
                .isInstanceOf(DoesNotFit.class);
    }

    @ParameterizedTest(name = "start {0}, end {1}, purchase {2}, make {3}: {4}")
    @CsvSource({
        "2026-05-01, , true, false, true",
        "2026-05-02, , true, false, false",
        "2020-01-01, 2026-05-02, true, false, true",
        "2020-01-01, 2026-05-01, true, false, false",
        ", , false, true, true",
        ", , false, false, false"
    })
    void isEnabledWhileInUse(String start, String end, boolean purchase, boolean make, boolean enabled) {
        Outcome outcome =
                map(Sample.item("startDate", start, "endDate", end, "isPurchaseItem", purchase, "isMakeItem", make));

        if (enabled) {
            assertThat(outcome).isInstanceOf(Desired.class);
        } else {
            assertThat(outcome).isInstanceOfSatisfying(Excluded.class, excluded -> assertThat(
                            excluded.ifKnown().attributes().get("status"))
                    .isEqualTo("disabled"));
        }
    }

    @ParameterizedTest(name = "purchase {0}, make {1}, on demand {2}; kinds {3}, on demand items {4}: {5}")
    @CsvSource(
            nullValues = "-",
            value = {
                "true, false, false, PURCHASE, -, true",
                "true, false, false, MAKE, -, false",
                "false, true, false, MAKE, -, true",
                "false, true, false, PURCHASE, -, false",
                "false, false, false, -, -, false",
                "false, false, false, OTHER, -, true",
                "true, true, false, OTHER, -, false",
                "true, false, true, -, -, true",
                "true, false, true, -, false, false",
                "true, false, false, -, false, true"
            })
    void isEnabledWhenItsKindIsChosen(
            boolean purchase, boolean make, boolean onDemand, ItemKind kind, Boolean onDemandItems, boolean enabled) {
        Settings settings = new Settings(
                Sample.SETTINGS.warehouses(),
                SalesSource.ORDERS,
                null,
                List.of(),
                "EUR",
                null,
                kind == null ? null : List.of(kind),
                onDemandItems);
        Item item = Sample.item("isPurchaseItem", purchase, "isMakeItem", make, "isOnDemandItem", onDemand);

        Outcome outcome = ProductMapping.map(
                new ProductInput(true, Optional.of(item), List.of(), List.of(), false), settings, MAY_FIRST);

        assertThat(outcome).isInstanceOf(enabled ? Desired.class : Excluded.class);
    }

    @Test
    void isUnlimitedWhenItIsNotPurchased() {
        Attributes made = desired(Sample.item("isPurchaseItem", false, "isMakeItem", true))
                .content()
                .attributes();

        assertThat(made.get("unlimitedStock")).isEqualTo(true);
        assertThat(desired(Sample.item()).content().attributes().get("unlimitedStock"))
                .isEqualTo(false);
    }

    @Test
    void isAssembledByItsCompositionsWhereTheyAreCarried() {
        Item made = Sample.item("isMakeItem", true);
        Settings carried = Sample.settings(
                new WarehouseChoice(Mode.GLOBAL, List.of()), SalesSource.ORDERS, CompositionModel.ASSEMBLY);

        assertThat(assembled(made, false, Sample.SETTINGS)).isEqualTo(true);
        assertThat(assembled(made, false, carried)).isEqualTo(false);
        assertThat(assembled(made, true, carried)).isEqualTo(true);
    }

    @Test
    void becomesDueAtTheNextMidnightThatChangesSomething() {
        Item item = Sample.item("endDate", "2026-06-10");
        Outcome outcome = ProductMapping.map(
                new ProductInput(
                        true,
                        Optional.of(item),
                        List.of(Sample.price(item.id(), 1, "endDate", "2026-06-01")),
                        List.of(),
                        false),
                Sample.SETTINGS,
                MAY_FIRST);

        assertThat(((Desired) outcome).changesAt())
                .as("the day after the price's last day begins, in Amsterdam")
                .contains(Instant.parse("2026-06-01T22:00:00Z"));
    }

    @Test
    void leavesAsDisabledWhenTheItemIsDeleted() {
        Outcome outcome = ProductMapping.map(
                new ProductInput(true, Optional.empty(), List.of(), List.of(), false), Sample.SETTINGS, MAY_FIRST);

        assertThat(((Excluded) outcome).ifKnown().attributes().values()).containsOnlyKeys("status");
    }

    @Test
    void leavesAsDisabledWhatIsNotInUseWhateverItsValues() {
        Item fee = Sample.item("description", "Discount", "isPurchaseItem", false, "isStockItem", false);
        Outcome discount = ProductMapping.map(
                new ProductInput(true, Optional.of(fee), List.of(Sample.price(fee.id(), -10)), List.of(), false),
                Sample.SETTINGS,
                MAY_FIRST);

        assertThat(discount).isInstanceOfSatisfying(Excluded.class, excluded -> {
            assertThat(excluded.ifKnown().attributes().values()).containsOnlyKeys("status");
            assertThat(excluded.notes()).singleElement().asString().contains("-10");
        });
    }

    @Test
    void anItemThatHasEndedIsDisabledEvenIfItsNameDoesNotFit() {
        Outcome ended = map(Sample.item("endDate", "2026-04-30", "description", "x".repeat(300)));
        Outcome toCome = map(Sample.item("startDate", "2026-05-02", "description", "x".repeat(300)));

        assertThat(ended).isInstanceOfSatisfying(Excluded.class, excluded -> assertThat(
                        excluded.ifKnown().attributes().get("status"))
                .isEqualTo("disabled"));
        assertThat(((Excluded) toCome).changesAt())
                .as("from its first day on it is a failure")
                .contains(Instant.parse("2026-05-01T22:00:00Z"));
    }

    private static Outcome map(Item item) {
        return ProductMapping.map(
                new ProductInput(true, Optional.of(item), List.of(), List.of(), false), Sample.SETTINGS, MAY_FIRST);
    }

    private static Desired desired(Item item) {
        return (Desired) map(item);
    }

    private static Object stockLevel(Item item, List<StockPosition> stock, WarehouseChoice choice) {
        Settings settings = Sample.settings(choice, SalesSource.ORDERS);
        Outcome outcome = ProductMapping.map(
                new ProductInput(true, Optional.of(item), List.of(), stock, false), settings, MAY_FIRST);
        return ((Desired) outcome).content().attributes().get("stockLevel");
    }

    private static Object priceOf(UUID id, ItemPrice... prices) {
        Outcome outcome = ProductMapping.map(
                new ProductInput(true, Optional.of(Sample.item("id", id)), List.of(prices), List.of(), false),
                Sample.SETTINGS,
                MAY_FIRST);
        return ((Desired) outcome).content().attributes().get("price");
    }

    private static Object assembled(Item item, boolean composed, Settings settings) {
        Outcome outcome = ProductMapping.map(
                new ProductInput(true, Optional.of(item), List.of(), List.of(), composed), settings, MAY_FIRST);
        return ((Desired) outcome).content().attributes().get("assembled");
    }
}
