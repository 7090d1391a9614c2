package com.optiply.connector.sandbox.exact.model;

/**
 * A property of an entity as clients see it.
 *
 * @param stored where its value lies; for {@code Timestamp} and collections unused
 * @param padding fixed width of a text
 * @param reversed its sign is reversed on some rows (Exact reference §3.7)
 */
public record Field(
        String name,
        JsonName jsonName,
        EdmType type,
        Property stored,
        Padding padding,
        boolean key,
        boolean mandatory,
        boolean reversed) {

    /** The row version; rows hold it apart from their properties. */
    public static final String TIMESTAMP = "Timestamp";

    static Field of(
            String name,
            EdmType type,
            Property stored,
            Padding padding,
            boolean key,
            boolean mandatory,
            boolean reversed) {
        return new Field(name, new JsonName(name), type, stored, padding, key, mandatory, reversed);
    }

    public boolean timestamp() {
        return name.equals(TIMESTAMP) && type == EdmType.INT64;
    }

    public boolean navigation() {
        return type == EdmType.COLLECTION;
    }

    /** Fixed-width texts (Exact reference §3.4); width 0 is none. */
    public record Padding(int width, boolean left) {
        public static final Padding NONE = new Padding(0, false);

        /** The text at that width; longer ones stay. */
        public String apply(String text) {
            if (text.length() >= width) {
                return text;
            }
            String spaces = " ".repeat(width - text.length());
            return left ? spaces + text : text + spaces;
        }
    }
}
