package com.optiply.connector.model.tenant;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Kinds of items by their flags in Exact; an item may be of several (Exact reference, section 4.1). */
public enum ItemKind {
    /** It is purchased. */
    PURCHASE,
    /** It is made from others. */
    MAKE,
    /** It is neither purchased nor made: a fee, a text, something given away. */
    OTHER;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
