package com.optiply.connector.writer.mapping;

import com.optiply.connector.model.tenant.Settings;
import com.optiply.connector.writer.mapping.Outcome.Absent;
import com.optiply.connector.writer.mapping.Outcome.Blocked;
import com.optiply.connector.writer.mapping.Outcome.Desired;
import com.optiply.connector.writer.mapping.Outcome.Waiting;
import com.optiply.connector.writer.mapping.Sale.WarehouseRef;
import com.optiply.connector.writer.mapping.SellOrderInput.Patience;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** From a sale to a sell order with its lines (Optiply reference, sections 2.5 and 6.7). */
public final class SellOrderMapping {

    private SellOrderMapping() {}

    /** The rules; every input of the answer is in the arguments. */
    public static Outcome map(SellOrderInput input, Settings settings, Patience patience, Day day) {
        if (input.sale().isEmpty()) {
            return Absent.because("the order is not in Exact");
        }
        Sale sale = input.sale().get();
        if (sale.leftOut().isPresent()) {
            return Absent.because(sale.leftOut().get());
        }
        Optional<Outcome> byWarehouse = byWarehouse(sale, input.warehouseCodes(), settings);
        if (byWarehouse.isPresent()) {
            return byWarehouse.get();
        }
        if (sale.placed().isEmpty()) {
            return new Waiting("it has no date yet", Set.of(), Set.of(), Optional.empty());
        }
        Instant linesBy = input.lastChange().plus(patience.forLines());
        if (!sale.addsUp() && day.now().isBefore(linesBy)) {
            return new Waiting("its lines do not add up to its amount yet", Set.of(), Set.of(), Optional.of(linesBy));
        }
        Instant since = input.lastChange().isAfter(input.productsSince()) ? input.lastChange() : input.productsSince();
        return withLines(sale, input.products(), since.plus(patience.forItems()), day);
    }

    /** An order from a warehouse that does not count is no demand on the stock that does. */
    private static Optional<Outcome> byWarehouse(Sale sale, Map<UUID, String> codes, Settings settings) {
        ChosenWarehouses chosen = new ChosenWarehouses(settings.warehouses());
        if (chosen.all() || sale.warehouse().isEmpty()) {
            return Optional.empty();
        }
        WarehouseRef warehouse = sale.warehouse().get();
        Optional<String> code = warehouse.code().or(() -> Optional.ofNullable(codes.get(warehouse.id())));
        if (code.isEmpty()) {
            return Optional.of(new Waiting(
                    "warehouse " + warehouse.id() + " is not known yet", Set.of(), Set.of(), Optional.empty()));
        }
        return chosen.include(code.get())
                ? Optional.empty()
                : Optional.of(Absent.because("it is delivered from warehouse " + code.get()));
    }

    private static Outcome withLines(Sale sale, ProductRefs products, Instant itemsBy, Day day) {
        SellOrderLines lines = SellOrderLines.of(sale, products);
        if (!lines.unwritable().isEmpty()) {
            return new Blocked(
                    lines.unwritable(),
                    union(union(lines.unwritable(), lines.pending()), lines.unknown()),
                    lines.excluded());
        }
        boolean patient = day.now().isBefore(itemsBy);
        if (!lines.pending().isEmpty() || (patient && !lines.unknown().isEmpty())) {
            return new Waiting(
                    "products that are not in Optiply yet",
                    patient ? union(lines.pending(), lines.unknown()) : lines.pending(),
                    union(lines.excluded(), lines.unknown()),
                    lines.unknown().isEmpty() || !patient ? Optional.empty() : Optional.of(itemsBy));
        }
        Set<String> watched = union(lines.excluded(), lines.unknown());
        try {
            List<OrderLine> merged = lines.merged();
            if (merged.isEmpty()) {
                return new Absent("no line of it is demand", watched);
            }
            return desired(sale, merged, lines.notes(), watched);
        } catch (DoesNotFitException e) {
            return e.outcome();
        }
    }

    private static Outcome desired(Sale sale, List<OrderLine> lines, List<String> notes, Set<String> watched) {
        Map<String, Object> values = new HashMap<>();
        values.put("placed", dateTime(sale.placed().get()));
        values.put("completed", sale.completed().map(SellOrderMapping::dateTime).orElse(null));
        values.put(
                "totalValue",
                Limits.value(lines.stream().map(OrderLine::subtotalValue).reduce(BigDecimal.ZERO, BigDecimal::add)));
        return new Desired(new Content(Attributes.of(values), Optional.of(lines)), notes, Optional.empty(), watched);
    }

    /** Exact's days are sent as midnight UTC, so that they stay the same day for every reader. */
    private static String dateTime(LocalDate date) {
        return date + "T00:00:00Z";
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> both = new HashSet<>(one);
        both.addAll(other);
        return Set.copyOf(both);
    }
}
