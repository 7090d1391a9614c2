package com.optiply.connector.sandbox.exact.store;

import com.optiply.connector.sandbox.exact.model.EdmType;
import com.optiply.connector.sandbox.exact.model.Property;
import com.optiply.connector.sandbox.exact.model.StoreType;
import java.util.HashMap;
import java.util.Map;

/** Collects the values of a new row by property name. */
public final class RowDraft {
    private final StoreType type;
    private final Map<Property, Object> values = new HashMap<>();

    public RowDraft(StoreType type) {
        this.type = type;
    }

    /** Sets a value; whole numbers and decimals are fitted to the property's type, null leaves it out. */
    public RowDraft set(String name, Object value) {
        if (value != null) {
            Property property = type.required(name);
            values.put(property, fit(property.type(), value));
        }
        return this;
    }

    private static Object fit(EdmType type, Object value) {
        if (value instanceof Number number && !type.holder().isInstance(value)) {
            return switch (type) {
                case DOUBLE -> (Object) number.doubleValue();
                case INT64, DATE_TIME -> number.longValue();
                case INT32, INT16, BYTE -> number.intValue();
                default -> throw new IllegalArgumentException("a number does not fit " + type);
            };
        }
        if (!type.holder().isInstance(value)) {
            throw new IllegalArgumentException(value + " does not fit " + type);
        }
        return value;
    }

    /** The row, without a row version. */
    public Row row() {
        return Row.of(type).with(values);
    }
}
