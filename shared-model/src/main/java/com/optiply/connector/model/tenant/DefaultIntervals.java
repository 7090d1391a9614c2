package com.optiply.connector.model.tenant;

import static java.util.Map.entry;

import java.time.Duration;
import java.util.Map;

/** How often the poller reads each stream of a tenant whose settings say nothing else, in vendor time. */
public final class DefaultIntervals {

    private static final Map<String, Duration> ALL = Map.ofEntries(
            entry("division", Duration.ofHours(1)),
            entry("stock-positions", Duration.ofMinutes(1)),
            entry("sales-orders", Duration.ofMinutes(2)),
            entry("sales-order-lines", Duration.ofMinutes(2)),
            entry("sales-invoices", Duration.ofMinutes(2)),
            entry("deletions", Duration.ofMinutes(5)),
            entry("items", Duration.ofMinutes(15)),
            entry("item-prices", Duration.ofMinutes(15)),
            entry("warehouses", Duration.ofHours(1)),
            entry("bom-versions", Duration.ofHours(1)),
            entry("bom-materials", Duration.ofHours(1)),
            entry("assembly-boms", Duration.ofHours(1)),
            entry("assembly-bom-materials", Duration.ofHours(1)));

    private DefaultIntervals() {}

    /** By the stream's name in settings, cursors and states. */
    public static Map<String, Duration> all() {
        return ALL;
    }
}
