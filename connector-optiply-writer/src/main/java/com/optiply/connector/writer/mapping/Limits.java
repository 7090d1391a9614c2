package com.optiply.connector.writer.mapping;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;

/** The ranges of Optiply's fields (Optiply reference, sections 2.1 to 2.5 and conflict C5). Nothing is zeroed or cut to fit. */
final class Limits {

    private static final int TEXT = 255;
    private static final BigInteger STOCK = BigInteger.valueOf(9_999_999);
    private static final BigDecimal PRICE = new BigDecimal("9999999.99");
    private static final BigDecimal VALUE = new BigDecimal("100000000000000000");
    private static final BigInteger LONG = BigInteger.valueOf(Long.MAX_VALUE);

    private Limits() {}

    /** @return the text, or null when it is null or blank */
    static String text(String field, String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        if (value.length() > TEXT) {
            throw new DoesNotFitException(
                    field + "-too-long",
                    "%s has %d characters, Optiply takes %d".formatted(field, value.length(), TEXT),
                    "Shorten it in Exact");
        }
        return value;
    }

    /** Whole pieces that can be counted on: rounded down, because a planner must not be promised more than there is. */
    static long stock(BigDecimal exact, List<String> notes) {
        BigInteger whole = exact.setScale(0, RoundingMode.FLOOR).toBigInteger();
        if (whole.abs().compareTo(STOCK) > 0) {
            throw new DoesNotFitException(
                    "stock-out-of-range",
                    "Stock %s is beyond ±%s".formatted(exact.toPlainString(), STOCK),
                    "Correct the stock in Exact");
        }
        if (new BigDecimal(whole).compareTo(exact) != 0) {
            notes.add("stock %s counts as %s whole pieces".formatted(exact.toPlainString(), whole));
        }
        return whole.longValueExact();
    }

    static BigDecimal price(BigDecimal exact, List<String> notes) {
        BigDecimal price = exact.setScale(2, RoundingMode.HALF_UP);
        if (price.signum() < 0 || exact.signum() < 0 || price.compareTo(PRICE) > 0) {
            throw new DoesNotFitException(
                    "price-out-of-range",
                    "Price %s is not between 0 and %s".formatted(exact.toPlainString(), PRICE.toPlainString()),
                    "Correct the sales price in Exact");
        }
        if (price.compareTo(exact) != 0) {
            notes.add("price %s rounded to %s".formatted(exact.toPlainString(), price.toPlainString()));
        }
        return price;
    }

    /** An amount of money on an order, 2 decimals, up to 17 digits before the point. */
    static BigDecimal value(BigDecimal exact) {
        BigDecimal value = exact.setScale(2, RoundingMode.HALF_UP);
        if (value.abs().compareTo(VALUE) >= 0) {
            throw new DoesNotFitException(
                    "value-out-of-range",
                    "Amount %s has more than 17 digits".formatted(exact.toPlainString()),
                    "Correct the amount in Exact");
        }
        return value;
    }

    /**
     * A whole number of pieces.
     *
     * @param what names it in the message
     */
    static long pieces(String cause, String what, BigDecimal exact) {
        BigDecimal stripped = exact.stripTrailingZeros();
        if (stripped.scale() > 0) {
            throw new DoesNotFitException(
                    cause,
                    "%s is %s, Optiply takes whole numbers only".formatted(what, exact.toPlainString()),
                    "Use a smaller unit in Exact");
        }
        BigInteger whole = stripped.toBigInteger();
        if (whole.abs().compareTo(LONG) > 0) {
            throw new DoesNotFitException(cause, "%s is out of range".formatted(what), "Correct the quantity in Exact");
        }
        return whole.longValueExact();
    }
}
