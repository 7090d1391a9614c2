package com.optiply.connector.sandbox.switches;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The present values of all switches. Thread-safe. */
public final class Switches {
    private static final List<Setting> ALL = Stream.<Setting[]>of(
                    Switch.values(), WebhookSwitch.values(), OptiplySwitch.values())
            .flatMap(Stream::of)
            .toList();

    private final Map<Setting, Object> values = new ConcurrentHashMap<>();

    public Switches() {
        reset();
    }

    /** All that can be switched, in the order of the references. */
    public static List<Setting> all() {
        return ALL;
    }

    /** Every switch back to its default. */
    public void reset() {
        ALL.forEach(one -> values.put(one, one.standard()));
    }

    /** The switch of that name; {@link IllegalArgumentException} when there is none. */
    public static Setting named(String label) {
        return ALL.stream()
                .filter(one -> one.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown switch '" + label + "'"));
    }

    /** Sets a switch; {@link IllegalArgumentException} when the value has another type than the default. */
    public void set(Setting one, Object value) {
        Object standard = one.standard();
        boolean fits = standard instanceof Number
                ? value instanceof Number
                : standard.getClass().isInstance(value);
        if (!fits) {
            throw new IllegalArgumentException("switch '" + one.label() + "' takes a value like " + standard);
        }
        values.put(one, value);
    }

    public Object value(Setting one) {
        return values.get(one);
    }

    public boolean on(Setting one) {
        return (Boolean) value(one);
    }

    public int number(Setting one) {
        return ((Number) value(one)).intValue();
    }

    public double decimal(Setting one) {
        return ((Number) value(one)).doubleValue();
    }

    public String text(Setting one) {
        return (String) value(one);
    }
}
