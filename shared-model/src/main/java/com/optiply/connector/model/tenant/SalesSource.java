package com.optiply.connector.model.tenant;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where sell orders come from; never both, or sales would count twice (Exact reference, section 4.3). */
public enum SalesSource {
    /** Sales orders. */
    ORDERS,
    /** Sales invoices. */
    INVOICES;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
