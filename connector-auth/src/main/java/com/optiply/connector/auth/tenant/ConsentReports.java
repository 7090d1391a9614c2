package com.optiply.connector.auth.tenant;

import com.optiply.connector.model.TenantId;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** How sign-ins at Exact ended, for the operator. */
@ApplicationScoped
class ConsentReports {

    private final EntityManager database;

    ConsentReports(EntityManager database) {
        this.database = database;
    }

    /**
     * Removes the sign-ins of a tenant that goes, waiting for one that is just storing its pair. To be called inside a transaction.
     *
     * @return the grants that their pairs were stored in, which are no tenant's unless they were joined
     */
    List<UUID> remove(TenantId tenant) {
        List<?> grants = database.createNativeQuery(
                        "delete from consent where tenant_id = ?1 returning grant_id", UUID.class)
                .setParameter(1, tenant.value())
                .getResultList();
        return grants.stream()
                .filter(Objects::nonNull)
                .map(UUID.class::cast)
                .distinct()
                .toList();
    }

    Optional<ConsentReport> last(TenantId tenant) {
        List<?> rows = QuarkusTransaction.requiringNew().call(() -> database.createNativeQuery("""
                        select coalesce(outcome, case when progress = 'STORED' then 'finishing' else 'started' end), coalesce(used_at, created_at)
                        from consent where tenant_id = ?1 order by created_at desc limit 1
                        """, Object[].class)
                .setParameter(1, tenant.value())
                .getResultList());
        return rows.stream()
                .map(Object[].class::cast)
                .findFirst()
                .map(row -> new ConsentReport((String) row[0], (Instant) row[1]));
    }
}
