package com.optiply.connector.auth.tenant;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Languages of pages and messages for the merchant. */
public enum Language {
    EN,
    NL;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The language of a tenant's column or of a browser's wish; English when it is neither. */
    public static Language of(String code) {
        return code != null && code.toLowerCase(Locale.ROOT).startsWith("nl") ? NL : EN;
    }
}
