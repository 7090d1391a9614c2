package com.optiply.connector.auth.status;

import com.optiply.connector.auth.tenant.StreamReports;
import com.optiply.connector.auth.tenant.TenantRow;
import com.optiply.connector.model.TenantId;
import com.optiply.connector.model.progress.SyncStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The newest status by key of the topic. */
@ApplicationScoped
class StatusTable implements StreamReports {

    private final Map<TenantId, Map<String, SyncStatus>> byTenant = new ConcurrentHashMap<>();

    void put(TenantId tenant, String key, SyncStatus status) {
        byTenant.computeIfAbsent(tenant, id -> new ConcurrentHashMap<>()).put(key, status);
    }

    void remove(TenantId tenant, String key) {
        byTenant.computeIfPresent(tenant, (id, rows) -> {
            rows.remove(key);
            return rows.isEmpty() ? null : rows;
        });
    }

    /** The rows of this incarnation of the tenant, by direction and stream. */
    @Override
    public List<SyncStatus> of(TenantRow tenant) {
        return byTenant.getOrDefault(tenant.tenantId(), Map.of()).values().stream()
                .filter(status -> tenant.incarnation().equals(status.incarnation()))
                .sorted(Comparator.comparing(SyncStatus::direction).thenComparing(SyncStatus::stream))
                .toList();
    }
}
