package com.optiply.connector.model.tenant;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What the connector should do for a tenant. */
public enum TenantState {
    /** Read and write. */
    ACTIVE,
    /** Neither read nor write; keep everything. */
    PAUSED;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
