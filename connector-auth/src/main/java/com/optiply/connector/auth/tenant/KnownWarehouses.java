package com.optiply.connector.auth.tenant;

import com.optiply.connector.auth.exact.StockRoom;
import java.util.List;

/** The warehouses of active tenants as the poller publishes them; since activation nobody here calls a division. */
public interface KnownWarehouses {

    /** @return by code; empty while nothing has been published */
    List<StockRoom> of(TenantRow tenant);
}
