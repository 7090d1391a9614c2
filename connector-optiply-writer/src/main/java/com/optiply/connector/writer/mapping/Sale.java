package com.optiply.connector.writer.mapping;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A sale as sales orders and sales invoices have it in common.
 *
 * @param leftOut     why it is no demand at all; empty when it is
 * @param placed      day of the demand; empty while it has none
 * @param completed   day on which it was fulfilled; empty while open
 * @param warehouse   warehouse it is delivered from, when it names one
 * @param amount      what its lines add up to, in its currency, excluding VAT; empty when it does not say
 * @param lines       its lines
 */
public record Sale(
        Optional<String> leftOut,
        Optional<LocalDate> placed,
        Optional<LocalDate> completed,
        Optional<WarehouseRef> warehouse,
        Optional<BigDecimal> amount,
        List<Line> lines) {

    public Sale {
        lines = List.copyOf(lines);
    }

    /** A warehouse by its id and, where the header says it, its code. */
    public record WarehouseRef(UUID id, Optional<String> code) {}

    /**
     * One line.
     *
     * @param item      the item; null on text lines
     * @param quantity  pieces, negative for a return; null when not given
     * @param amountDC  value in the division's currency, excluding VAT; null when not given
     * @param amountFC  value in the order's currency, excluding VAT; null when not given
     * @param cancelled whether it no longer counts as demand
     */
    public record Line(UUID item, BigDecimal quantity, BigDecimal amountDC, BigDecimal amountFC, boolean cancelled) {}

    /** Whether the lines that are here are all: their amounts add up to the header's, a cent per line aside. */
    boolean addsUp() {
        return amount.isEmpty()
                || matches(lines)
                || matches(lines.stream().filter(line -> !line.cancelled()).toList());
    }

    private boolean matches(List<Line> some) {
        BigDecimal sum = some.stream()
                .map(line -> line.amountFC() == null ? BigDecimal.ZERO : line.amountFC())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal tolerance = new BigDecimal("0.01").multiply(BigDecimal.valueOf(some.size()));
        return sum.subtract(amount.get()).abs().compareTo(tolerance) <= 0;
    }
}
