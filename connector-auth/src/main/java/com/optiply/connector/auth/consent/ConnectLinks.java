package com.optiply.connector.auth.consent;

import com.optiply.connector.auth.secret.Hash;
import com.optiply.connector.auth.secret.RandomToken;
import com.optiply.connector.auth.secret.Secret;
import com.optiply.connector.auth.tenant.AuditLog;
import com.optiply.connector.auth.tenant.TenantRow;
import com.optiply.connector.auth.tenant.Tenants;
import com.optiply.connector.model.TenantId;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The merchant's way in: one link per tenant, unguessable and expiring; only its hash is stored, and a new one voids the old. */
@ApplicationScoped
public class ConnectLinks {

    public record Link(Secret token, Instant expiresAt) {}

    private final EntityManager database;
    private final Tenants tenants;
    private final ConsentTiming timing;
    private final AuditLog audit;

    ConnectLinks(EntityManager database, Tenants tenants, ConsentTiming timing, AuditLog audit) {
        this.database = database;
        this.tenants = tenants;
        this.timing = timing;
        this.audit = audit;
    }

    /** Makes the tenant's link, in place of any it had. */
    Link make(TenantId tenant, String actor) {
        tenants.get(tenant);
        Link link = new Link(RandomToken.next(), Instant.now().plus(timing.linkLife()));
        QuarkusTransaction.requiringNew().run(() -> {
            database.createNativeQuery("""
                            insert into connect_link (tenant_id, token_hash, expires_at) values (?1, ?2, ?3)
                            on conflict (tenant_id) do update set token_hash = excluded.token_hash, expires_at = excluded.expires_at, created_at = now()
                            """)
                    .setParameter(1, tenant.value())
                    .setParameter(2, link.token().sha256())
                    .setParameter(3, link.expiresAt())
                    .executeUpdate();
            audit.add(tenant, actor, "connect-link-made", "");
        });
        return link;
    }

    /** Ends the tenant's link, if it has one. */
    void revoke(TenantId tenant, String actor) {
        tenants.get(tenant);
        QuarkusTransaction.requiringNew().run(() -> {
            int ended = database.createNativeQuery("delete from connect_link where tenant_id = ?1")
                    .setParameter(1, tenant.value())
                    .executeUpdate();
            if (ended > 0) {
                audit.add(tenant, actor, "connect-link-revoked", "");
            }
        });
    }

    /** The tenant a link belongs to, when it is good. */
    public Optional<TenantRow> tenant(String token) {
        List<?> ids = QuarkusTransaction.requiringNew().call(() -> database.createNativeQuery(
                        "select tenant_id from connect_link where token_hash = ?1 and expires_at > now()", String.class)
                .setParameter(1, Hash.sha256(token))
                .getResultList());
        return ids.stream().findFirst().flatMap(text -> tenants.read(new TenantId((String) text)));
    }
}
