package com.optiply.connector.model.envelope;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why an event was published. */
public enum Origin {
    /** A change seen while following the source. */
    LIVE,
    /** Part of a first load or of a resync. */
    BACKFILL,
    /** Found by a comparison or by a complete read of a source that has no feed of deletions. */
    RECONCILE,
    /** Published again on request. */
    REPLAY;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Origin ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
