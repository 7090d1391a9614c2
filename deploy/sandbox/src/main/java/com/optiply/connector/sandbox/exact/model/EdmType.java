package com.optiply.connector.sandbox.exact.model;

import java.util.UUID;

/** The EDM types of the reference, with the Java class that holds a value of each. */
public enum EdmType {
    GUID("Guid", UUID.class),
    STRING("String", String.class),
    INT64("Int64", Long.class),
    INT32("Int32", Integer.class),
    INT16("Int16", Integer.class),
    BYTE("Byte", Integer.class),
    BOOLEAN("Boolean", Boolean.class),
    DOUBLE("Double", Double.class),
    /** Held as milliseconds of Exact's wall clock as if it were UTC (Exact reference §3.5). */
    DATE_TIME("DateTime", Long.class),
    /** Held as base64 text. */
    BINARY("Binary", String.class),
    /** A navigation; rows hold no value of it. */
    COLLECTION("Collection", Void.class);

    private final String label;
    private final Class<?> holder;

    EdmType(String label, Class<?> holder) {
        this.label = label;
        this.holder = holder;
    }

    /** The name in the reference and, with the prefix {@code Edm.}, in Atom. */
    public String label() {
        return label;
    }

    /** The class of a value. */
    public Class<?> holder() {
        return holder;
    }

    /** The type with that label, or null. */
    static EdmType of(String label) {
        for (EdmType type : values()) {
            if (type.label.equals(label)) {
                return type;
            }
        }
        return null;
    }
}
