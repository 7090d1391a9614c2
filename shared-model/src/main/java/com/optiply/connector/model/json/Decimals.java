package com.optiply.connector.model.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.NumberDeserializers.BigDecimalDeserializer;
import java.io.IOException;
import java.io.Serial;
import java.math.BigDecimal;

/**
 * Decimals within the range of a double, which is what Exact's amounts are (Edm.Double). Beyond it nine characters such as {@code 1e999999999} become a
 * gigabyte of digits as soon as somebody rounds or prints the number.
 */
public final class Decimals {

    private static final int DIGITS = 400;

    private Decimals() {}

    /** Whether the number can be written out, with at most 400 digits on each side of the point. */
    public static boolean isOrdinary(BigDecimal number) {
        return number.scale() <= DIGITS && (long) number.precision() - number.scale() <= DIGITS;
    }

    /** Reads ordinary numbers only. */
    static final class Reader extends BigDecimalDeserializer {

        @Serial
        private static final long serialVersionUID = 1;

        @Override
        public BigDecimal deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            BigDecimal number = super.deserialize(parser, context);
            if (number != null && !isOrdinary(number)) {
                return context.reportInputMismatch(BigDecimal.class, "beyond the range of a double");
            }
            return number;
        }
    }
}
