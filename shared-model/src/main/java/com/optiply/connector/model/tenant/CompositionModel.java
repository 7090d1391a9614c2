package com.optiply.connector.model.tenant;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The two unrelated models of bills of materials in Exact (Exact reference, section 4.6). */
public enum CompositionModel {
    /** Bill of material versions of the Manufacturing packages. */
    MANUFACTURING,
    /** Assembly bills of materials of the Wholesale and Distribution packages. */
    ASSEMBLY;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
