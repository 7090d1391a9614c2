package com.optiply.connector.sandbox.exact.store;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Amounts in euros and cents; a double is Exact's wire type. */
public final class Money {
    private Money() {}

    /** Rounded to cents, half up. */
    public static double cents(double amount) {
        return BigDecimal.valueOf(amount).setScale(2, RoundingMode.HALF_UP).doubleValue();
    }
}
