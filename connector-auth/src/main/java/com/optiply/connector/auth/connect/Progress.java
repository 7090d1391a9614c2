package com.optiply.connector.auth.connect;

import com.optiply.connector.auth.tenant.TenantRow;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Which choices a merchant has confirmed; kept, so that the merchant can come back days later. */
@ApplicationScoped
class Progress {

    private final EntityManager database;

    Progress(EntityManager database) {
        this.database = database;
    }

    Set<Step> confirmed(TenantRow tenant) {
        List<?> rows = QuarkusTransaction.requiringNew().call(() -> database.createNativeQuery(
                        "select step from connect_step where tenant_id = ?1", String.class)
                .setParameter(1, tenant.tenantId().value())
                .getResultList());
        Set<Step> steps = EnumSet.noneOf(Step.class);
        rows.forEach(name -> steps.add(Step.valueOf((String) name)));
        return steps;
    }

    void confirm(TenantRow tenant, Step step) {
        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery(
                        "insert into connect_step (tenant_id, step) values (?1, ?2) on conflict do nothing")
                .setParameter(1, tenant.tenantId().value())
                .setParameter(2, step.name())
                .executeUpdate());
    }
}
