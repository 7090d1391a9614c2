package com.optiply.connector.sandbox.exact.store;

import com.optiply.connector.sandbox.exact.model.Property;
import com.optiply.connector.sandbox.exact.model.StoreType;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.function.UnaryOperator;

/** One state of a row: its values and its row version. Never changes; a change makes another row. */
public final class Row {
    private static final Object[] NOTHING = {};

    private final StoreType type;
    private final Object[] values;
    private final long timestamp;

    private Row(StoreType type, Object[] values, long timestamp) {
        this.type = type;
        this.values = values;
        this.timestamp = timestamp;
    }

    /** A row without values and without a row version. */
    public static Row of(StoreType type) {
        return new Row(type, NOTHING, 0);
    }

    public StoreType type() {
        return type;
    }

    /** Exact's row version; 0 while the row has not been stored. */
    public long timestamp() {
        return timestamp;
    }

    /** A value of the class that {@link com.optiply.connector.sandbox.exact.model.EdmType#holder()} names, or null. */
    public Object get(Property property) {
        int slot = property.slot();
        return slot < 0 || slot >= values.length ? null : values[slot];
    }

    /** A value by the property's name; null too when the store has no such property. */
    public Object get(String property) {
        return type.property(property).map(this::get).orElse(null);
    }

    /** The value of a number property, 0 when it is null or missing. */
    public double number(String property) {
        return get(property) instanceof Number number ? number.doubleValue() : 0;
    }

    /** The value that names this row in its store. */
    public Object id() {
        return get(type.id());
    }

    /** The same with other values; null takes a value away. */
    public Row with(Map<Property, Object> changes) {
        int length = values.length;
        for (Map.Entry<Property, Object> change : changes.entrySet()) {
            if (change.getValue() != null) {
                length = Math.max(length, change.getKey().claimSlot() + 1);
            }
        }
        Object[] next = Arrays.copyOf(values, length);
        changes.forEach((property, value) -> {
            if (property.slot() >= 0 && property.slot() < next.length) {
                next[property.slot()] = value;
            }
        });
        return new Row(type, next, timestamp);
    }

    /** The same with one other value. */
    public Row with(String property, Object value) {
        Property known = type.required(property);
        if (value == null) {
            return get(known) == null ? this : with(Collections.singletonMap(known, null));
        }
        return with(Map.of(known, value));
    }

    /** The same with other objects for its values; they must be equal. */
    Row mapped(UnaryOperator<Object> mapping) {
        Object[] next = values.clone();
        Arrays.setAll(next, slot -> mapping.apply(values[slot]));
        return new Row(type, next, timestamp);
    }

    /** The same with another row version. */
    public Row stamped(long version) {
        return new Row(type, values, version);
    }
}
