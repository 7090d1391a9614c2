package com.optiply.connector.sandbox.switches;

import java.util.concurrent.atomic.AtomicReferenceArray;

/** The present values of all switches. Thread-safe. */
public final class Switches {
    private final AtomicReferenceArray<Object> values = new AtomicReferenceArray<>(Switch.values().length);

    public Switches() {
        reset();
    }

    /** Every switch back to its default. */
    public void reset() {
        for (Switch one : Switch.values()) {
            values.set(one.ordinal(), one.standard());
        }
    }

    /** The switch of that name; {@link IllegalArgumentException} when there is none. */
    public static Switch named(String label) {
        for (Switch one : Switch.values()) {
            if (one.label().equals(label)) {
                return one;
            }
        }
        throw new IllegalArgumentException("unknown switch '" + label + "'");
    }

    /** Sets a switch; {@link IllegalArgumentException} when the value has another type than the default. */
    public void set(Switch one, Object value) {
        Object standard = one.standard();
        boolean fits = standard instanceof Number
                ? value instanceof Number
                : standard.getClass().isInstance(value);
        if (!fits) {
            throw new IllegalArgumentException("switch '" + one.label() + "' takes a value like " + standard);
        }
        values.set(one.ordinal(), value);
    }

    public Object value(Switch one) {
        return values.get(one.ordinal());
    }

    public boolean on(Switch one) {
        return (Boolean) value(one);
    }

    public int number(Switch one) {
        return ((Number) value(one)).intValue();
    }

    public double decimal(Switch one) {
        return ((Number) value(one)).doubleValue();
    }

    public String text(Switch one) {
        return (String) value(one);
    }
}
