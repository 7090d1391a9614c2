package com.optiply.connector.writer.mapping;

import java.math.BigDecimal;

/** An exact quotient: a third three times is one, which a rounded decimal would not know. */
record Ratio(BigDecimal numerator, BigDecimal denominator) {

    static final Ratio ZERO = new Ratio(BigDecimal.ZERO, BigDecimal.ONE);

    Ratio plus(Ratio other) {
        if (denominator.compareTo(other.denominator) == 0) {
            return new Ratio(numerator.add(other.numerator), denominator);
        }
        return new Ratio(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    boolean isWhole() {
        return numerator.remainder(denominator).signum() == 0;
    }

    /** @return the quotient of a ratio that is whole */
    BigDecimal whole() {
        return numerator.divideToIntegralValue(denominator);
    }

    @Override
    public String toString() {
        return numerator.stripTrailingZeros().toPlainString() + "/"
                + denominator.stripTrailingZeros().toPlainString();
    }
}
