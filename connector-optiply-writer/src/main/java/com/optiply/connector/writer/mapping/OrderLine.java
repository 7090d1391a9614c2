package com.optiply.connector.writer.mapping;

import java.math.BigDecimal;

/**
 * A line of a sell order: each product at most once per order (Optiply reference, section 2.5).
 *
 * @param productId     Optiply's id of the product
 * @param quantity      pieces, at least 1
 * @param subtotalValue value of all pieces, excluding VAT, 2 decimals
 */
public record OrderLine(long productId, long quantity, BigDecimal subtotalValue) {

    /** @return whether both have the same quantity and the same value */
    public boolean sameAs(OrderLine other) {
        return quantity == other.quantity && subtotalValue.compareTo(other.subtotalValue) == 0;
    }
}
