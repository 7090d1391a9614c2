package com.optiply.connector.local.check;

import java.util.List;

/** How much is checked. */
public enum CheckSize {
    /** The hand-written cases and one company with real sales: for the build. */
    SMALL,
    /** Every setting with real sales as well. */
    FULL;

    List<TenantPlan> tenants() {
        return this == FULL ? TenantPlan.full() : TenantPlan.small();
    }
}
