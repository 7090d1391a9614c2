package com.optiply.connector.writer.state;

import java.util.Locale;

/** What is done for a scope. */
public enum ScopeState {
    /** Its events come, the record of its tenant has not come yet: rows are kept, nothing is written. */
    UNKNOWN,
    /** Read and written. */
    ACTIVE,
    /** Kept up to date, nothing is written. */
    PAUSED,
    /** The tenant works on another division now; kept, nothing is written. */
    DORMANT,
    /** The tenant left; its rows are removed and its late events ignored. */
    ENDED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static ScopeState ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
