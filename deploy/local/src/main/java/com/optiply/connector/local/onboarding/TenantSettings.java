package com.optiply.connector.local.onboarding;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The merchant's choices, in the words of the API.
 *
 * @param warehouseMode  {@code default}, {@code codes} or {@code global}
 * @param warehouseCodes codes in mode {@code codes}
 * @param salesSource    {@code orders} or {@code invoices}
 * @param compositions   {@code manufacturing}, {@code assembly}, both or none
 */
public record TenantSettings(
        String warehouseMode, List<String> warehouseCodes, String salesSource, List<String> compositions) {

    public TenantSettings {
        warehouseCodes = List.copyOf(warehouseCodes);
        compositions = List.copyOf(compositions);
    }

    Map<String, Object> json() {
        Map<String, Object> warehouses = new TreeMap<>(Map.of("mode", warehouseMode));
        if (!warehouseCodes.isEmpty()) {
            warehouses.put("codes", warehouseCodes);
        }
        return Map.of("warehouses", warehouses, "salesSource", salesSource, "compositions", compositions);
    }

    /** @return in a few words, for people */
    public String words() {
        String where = warehouseMode.equals("codes")
                ? "warehouses " + String.join(" and ", warehouseCodes)
                : warehouseMode.equals("global") ? "all warehouses" : "warehouse 1";
        String parts =
                compositions.isEmpty() ? "no compositions" : String.join(" and ", compositions) + " compositions";
        return where + ", sales " + salesSource + ", " + parts;
    }
}
