package com.optiply.connector.model.tenant;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;

/** Whose stock counts: one default warehouse, chosen ones, or the sum of all. */
public record WarehouseChoice(
        @JsonProperty(required = true) @JsonPropertyDescription("Default, codes or global.")
        Mode mode,

        @JsonProperty(required = true) @JsonPropertyDescription("Codes of the chosen warehouses; empty in mode global.")
        List<String> codes) {

    /** How the warehouses are chosen. */
    public enum Mode {
        /** The warehouse with the code 1. */
        DEFAULT,
        /** The warehouses named. */
        CODES,
        /** All warehouses. */
        GLOBAL;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public WarehouseChoice {
        codes = List.copyOf(codes);
    }

    /** @return whether stock in the warehouse of this code counts */
    public boolean includes(String code) {
        return mode == Mode.GLOBAL || codes.contains(code);
    }
}
