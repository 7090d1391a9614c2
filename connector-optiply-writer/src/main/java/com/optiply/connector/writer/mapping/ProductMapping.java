package com.optiply.connector.writer.mapping;

import com.optiply.connector.model.event.Item;
import com.optiply.connector.model.event.StockPosition;
import com.optiply.connector.model.tenant.ItemKind;
import com.optiply.connector.model.tenant.Settings;
import com.optiply.connector.writer.mapping.Outcome.Desired;
import com.optiply.connector.writer.mapping.Outcome.DoesNotFit;
import com.optiply.connector.writer.mapping.Outcome.Excluded;
import com.optiply.connector.writer.mapping.Outcome.Waiting;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** From an item with its prices and stock to a product (Optiply reference, sections 2.1 and 6.2 to 6.4). */
public final class ProductMapping {

    private static final String ASSEMBLED = "assembled";
    private static final String DISABLED = "disabled";
    private static final Content DISABLED_ONLY = Content.of(Attributes.of(Map.of("status", DISABLED)));
    private static final String NOT_IN_USE = "the item is not in use";

    private ProductMapping() {}

    /** The rules; every input of the answer is in the arguments. */
    public static Outcome map(ProductInput input, Settings settings, Day day) {
        if (!input.heardOf()) {
            return Outcome.Absent.because("nobody has heard of the item");
        }
        if (input.item().isEmpty()) {
            return disabled("the item was deleted in Exact");
        }
        Item item = input.item().get();
        SalesPrice price = new SalesPrice(item, input.prices(), settings.currency(), day);
        Optional<Instant> changesAt = Day.earlier(statusChangesAt(item, day), price.changesAt());
        List<String> notes = new ArrayList<>();
        try {
            Content content = Content.of(attributes(input, item, price, settings, day, notes));
            return enabled(item, settings, day.today())
                    ? new Desired(content, notes, changesAt, Set.of())
                    : new Excluded(NOT_IN_USE, content, notes, changesAt, Set.of());
        } catch (DoesNotFitException e) {
            DoesNotFit outcome = e.outcome();
            return enabled(item, settings, day.today())
                    ? new DoesNotFit(outcome.cause(), outcome.message(), outcome.remedy(), changesAt)
                    : new Excluded(NOT_IN_USE, DISABLED_ONLY, List.of(outcome.message()), changesAt, Set.of());
        }
    }

    /**
     * The answer while bills of materials that were chosen later are still being read: whether it is assembled is not known, and stays in Optiply what it is. A product
     * that is not there yet waits, because it would be sent without.
     *
     * @param known whether Optiply has the product
     */
    public static Outcome beforeBillsOfMaterials(Outcome outcome, boolean known) {
        return switch (outcome) {
            case Desired desired
            when known ->
                new Desired(
                        withoutAssembled(desired.content()), desired.notes(), desired.changesAt(), desired.watched());
            case Desired desired ->
                new Waiting("the bills of materials are still being read", Set.of(), Set.of(), Optional.empty());
            case Excluded excluded ->
                new Excluded(
                        excluded.reason(),
                        withoutAssembled(excluded.ifKnown()),
                        excluded.notes(),
                        excluded.changesAt(),
                        excluded.watched());
            default -> outcome;
        };
    }

    private static Content withoutAssembled(Content content) {
        return new Content(content.attributes().without(Set.of(ASSEMBLED)), content.lines());
    }

    /** A product that exists is disabled, whatever else it was; none is created. */
    public static Outcome disabled(String reason) {
        return new Excluded(reason, DISABLED_ONLY, List.of(), Optional.empty(), Set.of());
    }

    private static Attributes attributes(
            ProductInput input, Item item, SalesPrice price, Settings settings, Day day, List<String> notes) {
        Map<String, Object> values = new HashMap<>();
        values.put("name", name(item));
        values.put("skuCode", Limits.text("code", item.code()));
        values.put("articleCode", Limits.text("search-code", item.searchCode()));
        values.put("eanCode", Limits.text("barcode", item.barcode()));
        values.put(
                "price", price.today().map(exact -> Limits.price(exact, notes)).orElse(null));
        values.put("stockLevel", item.isStockItem() ? Limits.stock(stock(input.stock(), settings), notes) : 0L);
        values.put("unlimitedStock", !item.isPurchaseItem());
        values.put(ASSEMBLED, settings.compositions().isEmpty() ? item.isMakeItem() : input.composed());
        values.put("status", enabled(item, settings, day.today()) ? "enabled" : DISABLED);
        values.put("createdAtRemote", dateTime(item.created()));
        return Attributes.of(values);
    }

    private static String name(Item item) {
        String text = item.description() == null
                ? ""
                : item.description().replaceAll("[\\r\\n]+", " ").strip();
        return Limits.text("name", text.isEmpty() ? item.code() : text);
    }

    /** Free stock: physical minus already sold (Optiply reference, section 6.3). Summed first, rounded afterwards. */
    private static BigDecimal stock(List<StockPosition> positions, Settings settings) {
        ChosenWarehouses chosen = new ChosenWarehouses(settings.warehouses());
        return positions.stream()
                .filter(position -> chosen.include(position.warehouseCode()))
                .map(position -> orZero(position.currentStock()).subtract(orZero(position.planningOut())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static boolean enabled(Item item, Settings settings, LocalDate today) {
        boolean begun = item.startDate() == null || !item.startDate().isAfter(today);
        boolean ended = item.endDate() != null && !item.endDate().isAfter(today);
        return begun && !ended && isChosen(item, settings);
    }

    private static boolean isChosen(Item item, Settings settings) {
        boolean onDemandOnly = item.isOnDemandItem() && !settings.onDemandItems();
        return !onDemandOnly && settings.itemKinds().stream().anyMatch(kind -> isOf(item, kind));
    }

    private static boolean isOf(Item item, ItemKind kind) {
        return switch (kind) {
            case PURCHASE -> item.isPurchaseItem();
            case MAKE -> item.isMakeItem();
            case OTHER -> !item.isPurchaseItem() && !item.isMakeItem();
        };
    }

    private static Optional<Instant> statusChangesAt(Item item, Day day) {
        return Day.earlier(
                Optional.ofNullable(item.startDate()).flatMap(day::comingStartOf),
                Optional.ofNullable(item.endDate()).flatMap(day::comingStartOf));
    }

    private static BigDecimal orZero(BigDecimal value) {
        return value == null ? BigDecimal.ZERO : value;
    }

    /** Optiply's date-times have whole seconds (Optiply reference, section 2). */
    static String dateTime(Instant instant) {
        return instant == null ? null : instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
