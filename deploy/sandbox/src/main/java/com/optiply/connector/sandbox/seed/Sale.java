package com.optiply.connector.sandbox.seed;

import com.optiply.connector.sandbox.exact.store.Money;
import java.time.LocalDateTime;
import java.util.List;

/**
 * A sale, from which a sales order and a sales invoice are made.
 *
 * @param warehouse number of the warehouse, 0 for none
 * @param status of the order: 12 open, 20 partial, 21 complete, 45 cancelled
 */
record Sale(String number, LocalDateTime at, String customer, int warehouse, int status, List<Line> lines) {

    /**
     * A line.
     *
     * @param description as entered on the line, which need not be the item's
     * @param status of the line, as of orders
     */
    record Line(SeedItem item, String description, double quantity, double unitPrice, int status) {
        double amount() {
            return Money.cents(quantity * unitPrice);
        }

        double vat() {
            return Money.cents(amount() * VAT);
        }
    }

    static final double VAT = 0.21;

    double net() {
        return Money.cents(lines.stream().mapToDouble(Line::amount).sum());
    }

    double vat() {
        return Money.cents(lines.stream().mapToDouble(Line::vat).sum());
    }

    double gross() {
        return Money.cents(net() + vat());
    }

    int digits() {
        return Integer.parseInt(number.replaceAll("\\D", ""));
    }
}
