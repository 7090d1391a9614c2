package com.optiply.connector.auth.status;

import com.optiply.connector.auth.exact.StockRoom;
import com.optiply.connector.auth.tenant.KnownWarehouses;
import com.optiply.connector.auth.tenant.TenantRow;
import com.optiply.connector.model.TenantId;
import com.optiply.connector.model.event.Warehouse;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The warehouses on {@code exact.warehouse.v1}. */
@ApplicationScoped
class WarehouseTable implements KnownWarehouses {

    private record Seen(UUID incarnation, Warehouse warehouse) {}

    private final Map<TenantId, Map<String, Seen>> byTenant = new ConcurrentHashMap<>();

    void put(TenantId tenant, UUID incarnation, String id, Warehouse warehouse) {
        byTenant.computeIfAbsent(tenant, key -> new ConcurrentHashMap<>()).put(id, new Seen(incarnation, warehouse));
    }

    void remove(TenantId tenant, String id) {
        byTenant.computeIfPresent(tenant, (key, rows) -> {
            rows.remove(id);
            return rows.isEmpty() ? null : rows;
        });
    }

    @Override
    public List<StockRoom> of(TenantRow tenant) {
        return byTenant.getOrDefault(tenant.tenantId(), Map.of()).values().stream()
                .filter(seen -> seen.incarnation().equals(tenant.incarnation()))
                .map(seen -> new StockRoom(
                        seen.warehouse().code(),
                        seen.warehouse().description() == null
                                ? ""
                                : seen.warehouse().description(),
                        seen.warehouse().main()))
                .sorted(Comparator.comparing(StockRoom::code))
                .toList();
    }
}
