package com.optiply.connector.auth.publish;

import com.optiply.connector.auth.tenant.TenantRow;
import com.optiply.connector.auth.tenant.Tenants;
import com.optiply.connector.model.TenantId;
import com.optiply.connector.model.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What was last published per tenant id. All methods join the caller's transaction, whose row locks keep two publishers apart. */
@ApplicationScoped
class PublishedTenants {

    private final EntityManager database;
    private final Tenants tenants;

    PublishedTenants(EntityManager database, Tenants tenants) {
        this.database = database;
        this.tenants = tenants;
    }

    void know(TenantId tenant) {
        database.createNativeQuery("insert into published_tenant (tenant_id) values (?1) on conflict do nothing")
                .setParameter(1, tenant.value())
                .executeUpdate();
    }

    /** Locks tenant ids that owe the topic something and nobody else is publishing. */
    List<Due> claim(int most) {
        List<?> rows = database.createNativeQuery("""
                        select p.tenant_id, p.incarnation, p.division, p.revision, p.live
                        from published_tenant p left join tenant t on t.id = p.tenant_id
                        where (p.live and (t.id is null or t.incarnation <> p.incarnation))
                           or (t.stage in ('ACTIVE', 'PAUSED') and (not p.live or t.incarnation <> p.incarnation or t.revision > p.revision))
                        order by p.tenant_id limit ?1 for update of p skip locked
                        """, Object[].class)
                .setParameter(1, most)
                .getResultList();
        return rows.stream().map(Object[].class::cast).map(this::due).toList();
    }

    private Due due(Object[] row) {
        TenantId id = new TenantId((String) row[0]);
        Optional<TenantRow> tenant = tenants.findByIdOptional(id.value());
        boolean live = (Boolean) row[4];
        Optional<Due.Former> former = live
                ? Optional.of(new Due.Former((UUID) row[1], (Integer) row[2], ((Number) row[3]).longValue()))
                        .filter(over -> tenant.filter(now -> now.incarnation().equals(over.incarnation()))
                                .isEmpty())
                : Optional.empty();
        return new Due(
                id, former, tenant.filter(now -> now.stage().isActivated()).map(TenantRow::published));
    }

    /** Notes what is on the topic now; a tenant id with nothing on it and no tenant behind it is forgotten. */
    void done(Due due) {
        if (due.now().isPresent()) {
            Tenant sent = due.now().get();
            database.createNativeQuery(
                            "update published_tenant set incarnation = ?2, division = ?3, revision = ?4, live = true where tenant_id = ?1")
                    .setParameter(1, due.tenant().value())
                    .setParameter(2, sent.incarnation())
                    .setParameter(3, sent.division())
                    .setParameter(4, sent.revision())
                    .executeUpdate();
        } else {
            database.createNativeQuery("update published_tenant set live = false where tenant_id = ?1")
                    .setParameter(1, due.tenant().value())
                    .executeUpdate();
        }
    }
}
