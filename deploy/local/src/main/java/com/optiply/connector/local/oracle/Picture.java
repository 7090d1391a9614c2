package com.optiply.connector.local.oracle;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What Optiply holds or should hold for one account: per kind and key the attributes that matter, as text in one form (numbers without trailing zeros, instants
 * to the second, {@code null} written out), so that expectation, state and hand-written records compare alike.
 */
public final class Picture {

    /** How an attribute without a value is written. */
    public static final String NULL = "null";

    private final Map<Kind, SortedMap<String, SortedMap<String, String>>> records = new EnumMap<>(Kind.class);

    public Picture() {
        for (Kind kind : Kind.values()) {
            records.put(kind, new TreeMap<>());
        }
    }

    /** @return the records of this kind by key */
    public SortedMap<String, SortedMap<String, String>> of(Kind kind) {
        return records.get(kind);
    }

    /**
     * Adds a record.
     *
     * @return the attributes, to be filled
     * @throws IllegalStateException when there is one of this key already
     */
    SortedMap<String, String> add(Kind kind, String key) {
        SortedMap<String, String> attributes = new TreeMap<>();
        if (of(kind).putIfAbsent(key, attributes) != null) {
            throw new IllegalStateException("Twice the same record: " + kind + " " + key);
        }
        return attributes;
    }

    /** @return the number in the one form of this class */
    static String number(BigDecimal number) {
        return number == null ? NULL : number.stripTrailingZeros().toPlainString();
    }

    /** @return the value as text, {@link #NULL} for null */
    static String text(Object value) {
        return value == null ? NULL : value.toString();
    }
}
