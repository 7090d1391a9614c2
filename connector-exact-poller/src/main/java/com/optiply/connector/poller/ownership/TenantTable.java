package com.optiply.connector.poller.ownership;

import com.optiply.connector.model.TenantId;
import com.optiply.connector.model.tenant.Tenant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The newest record of each tenant of a partition. Of two records of one incarnation the higher revision counts, of two incarnations the later one. */
final class TenantTable {

    private final Map<TenantId, Tenant> newest = new HashMap<>();
    private final Map<TenantId, Tenant> ended = new HashMap<>();

    /** @return whether the record is news */
    boolean put(Tenant tenant) {
        Tenant known = newest.getOrDefault(tenant.tenantId(), ended.get(tenant.tenantId()));
        if (known != null && !isNewer(tenant, known)) {
            return false;
        }
        newest.put(tenant.tenantId(), tenant);
        ended.remove(tenant.tenantId());
        return true;
    }

    /** @return the tenant as it was; empty when it was not known */
    Optional<Tenant> end(TenantId tenant) {
        Tenant known = newest.remove(tenant);
        if (known != null) {
            ended.put(tenant, known);
        }
        return Optional.ofNullable(known);
    }

    Optional<Tenant> find(TenantId tenant) {
        return Optional.ofNullable(newest.get(tenant));
    }

    boolean isLive(TenantId tenant) {
        return newest.containsKey(tenant);
    }

    Iterable<Tenant> live() {
        return newest.values();
    }

    private static boolean isNewer(Tenant tenant, Tenant known) {
        return tenant.incarnation().equals(known.incarnation())
                ? tenant.revision() > known.revision()
                : !tenant.changed().isBefore(known.changed());
    }
}
