package com.optiply.connector.auth.mail;

import com.optiply.connector.auth.grant.GrantChanged;
import com.optiply.connector.auth.tenant.Installed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;

/** Notes what merchants are to be told. Every method joins the transaction in which it happens. */
@ApplicationScoped
class News {

    private final EntityManager database;

    News(EntityManager database) {
        this.database = database;
    }

    void onInstalled(@Observes Installed event) {
        database.createNativeQuery(
                        "insert into notice (tenant_id, kind) select id, 'installed' from tenant where id = ?1 and email is not null")
                .setParameter(1, event.tenant().value())
                .executeUpdate();
    }

    /** Lost: all activated tenants of the grant are told. Regained: what has not been sent yet is not news any more. */
    void onGrant(@Observes GrantChanged event) {
        database.createNativeQuery("""
                        delete from notice n using tenant t join exact_grant g on g.id = t.grant_id
                        where n.tenant_id = t.id and n.kind = 'consent-lost' and g.id = ?1
                        """).setParameter(1, event.grant()).executeUpdate();
        String lost =
                " from tenant t join exact_grant g on g.id = t.grant_id where g.id = ?1 and g.state in ('NEEDS_CONSENT', 'REVOKED') and t.stage in ('ACTIVE', 'PAUSED')";
        database.createNativeQuery(
                        "insert into audit (tenant_id, actor, action, detail) select t.id, 'exact', 'consent-lost', coalesce(g.trouble, '')"
                                + lost)
                .setParameter(1, event.grant())
                .executeUpdate();
        database.createNativeQuery("insert into notice (tenant_id, kind) select t.id, 'consent-lost'" + lost
                        + " and t.email is not null")
                .setParameter(1, event.grant())
                .executeUpdate();
    }
}
