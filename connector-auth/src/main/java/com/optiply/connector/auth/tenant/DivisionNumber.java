package com.optiply.connector.auth.tenant;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the number of a division in what people paste: the number, or an address of Exact's with {@code _Division_=} or a division in its API path. */
final class DivisionNumber {

    private static final Pattern PLAIN = Pattern.compile("\\d{1,10}");
    private static final Pattern IN_QUERY =
            Pattern.compile("[?&#;]_?division_?=(\\d{1,10})(?!\\d)", Pattern.CASE_INSENSITIVE);
    private static final Pattern IN_PATH = Pattern.compile("/api/v1/(\\d{1,10})(?:/|$)");

    private DivisionNumber() {}

    /** @return empty when the text holds no number that can be a division */
    static Optional<Integer> in(String pasted) {
        String text = pasted.strip().replace("%3D", "=").replace("%3F", "?").replace("%26", "&");
        if (PLAIN.matcher(text).matches()) {
            return number(text);
        }
        Matcher query = IN_QUERY.matcher(text);
        if (query.find()) {
            return number(query.group(1));
        }
        Matcher path = IN_PATH.matcher(text);
        return path.find() ? number(path.group(1)) : Optional.empty();
    }

    private static Optional<Integer> number(String digits) {
        long value = Long.parseLong(digits);
        return value > 0 && value <= Integer.MAX_VALUE ? Optional.of((int) value) : Optional.empty();
    }
}
