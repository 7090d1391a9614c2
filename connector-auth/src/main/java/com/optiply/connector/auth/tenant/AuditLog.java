package com.optiply.connector.auth.tenant;

import com.optiply.connector.model.TenantId;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

/** Who did what to which tenant, kept beyond the tenant's end. Details never hold a secret. */
@ApplicationScoped
public class AuditLog {

    private final EntityManager database;

    AuditLog(EntityManager database) {
        this.database = database;
    }

    /** Adds a line; joins the caller's transaction when there is one, so that the line and what it tells stand or fall together. */
    public void add(TenantId tenant, String actor, String action, String detail) {
        QuarkusTransaction.joiningExisting().run(() -> database.createNativeQuery(
                        "insert into audit (tenant_id, actor, action, detail) values (?1, ?2, ?3, ?4)")
                .setParameter(1, tenant.value())
                .setParameter(2, actor)
                .setParameter(3, action)
                .setParameter(4, detail)
                .executeUpdate());
    }
}
