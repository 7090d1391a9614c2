package com.optiply.connector.auth.grant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.optiply.connector.auth.exact.ExactApp;
import com.optiply.connector.auth.secret.Secret;
import com.optiply.connector.auth.secret.SecretPlace;
import com.optiply.connector.auth.secret.Vault;
import com.optiply.connector.model.json.EventJson;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Grants in the database. Every method is one short committed transaction; times of leases are the database's. */
@ApplicationScoped
class GrantStore implements PanacheRepositoryBase<GrantRow, UUID> {

    static final String CLIENT_SECRET = "client_secret";
    static final String REFRESH_TOKEN = "refresh_token";
    static final String ACCESS_TOKEN = "access_token";

    private final Vault vault;
    private final Event<GrantChanged> changes;

    GrantStore(Vault vault, Event<GrantChanged> changes) {
        this.vault = vault;
        this.changes = changes;
    }

    Optional<Grant> read(UUID id) {
        return QuarkusTransaction.requiringNew()
                .call(() -> findByIdOptional(id))
                .map(this::open);
    }

    /**
     * Takes the lease if nobody holds it, the chain is still this one and no wait is running. The committed statement is the journal of the attempt.
     *
     * @return empty when any of that is not so
     */
    Optional<Lease> lease(UUID grant, long chain, Duration time) {
        UUID owner = UUID.randomUUID();
        List<?> taken = QuarkusTransaction.requiringNew().call(() -> getEntityManager()
                .createNativeQuery("""
                        update exact_grant set lease_owner = ?1, lease_until = now() + ?2 * interval '1 millisecond', attempt = attempt + 1
                        where id = ?3 and chain = ?4 and state not in ('NEEDS_CONSENT', 'REVOKED')
                          and (lease_until is null or lease_until < now()) and (next_attempt is null or next_attempt <= now())
                        returning attempt, country, client_id, client_secret, refresh_token
                        """, Object[].class)
                .setParameter(1, owner)
                .setParameter(2, time.toMillis())
                .setParameter(3, grant)
                .setParameter(4, chain)
                .getResultList());
        return taken.stream().map(Object[].class::cast).findFirst().map(row -> {
            Secret secret = vault.open(SecretPlace.grant(grant, CLIENT_SECRET), (byte[]) row[3]);
            Secret refreshToken = vault.open(SecretPlace.grant(grant, REFRESH_TOKEN), (byte[]) row[4]);
            ExactApp app = new ExactApp((String) row[1], (String) row[2], secret);
            return new Lease(grant, chain, owner, (Integer) row[0], app, refreshToken);
        });
    }

    /** Stores the pair that follows a chain, whether or not the lease has run out meanwhile. @return false when another pair is stored already */
    boolean store(UUID grant, long chain, NewPair pair) {
        return QuarkusTransaction.requiringNew().call(() -> {
            boolean wasLost = isLost(grant);
            int rows = getEntityManager()
                    .createNativeQuery("""
                            update exact_grant set refresh_token = ?1, access_token = ?2, issued_at = ?3, expires_at = ?4, chain = chain + 1,
                              state = 'ACTIVE', attempt = 0, next_attempt = null, trouble = null, lease_owner = null, lease_until = null
                            where id = ?5 and chain = ?6
                            """)
                    .setParameter(1, vault.seal(SecretPlace.grant(grant, REFRESH_TOKEN), pair.refreshToken()))
                    .setParameter(2, vault.seal(SecretPlace.grant(grant, ACCESS_TOKEN), pair.accessToken()))
                    .setParameter(3, pair.issuedAt())
                    .setParameter(4, pair.expiresAt())
                    .setParameter(5, grant)
                    .setParameter(6, chain)
                    .executeUpdate();
            if (rows == 1 && wasLost) {
                changes.fire(new GrantChanged(grant));
            }
            return rows == 1;
        });
    }

    /** Exact has refused the refresh token of this chain for good. @return false when the chain has moved on, so that nothing is lost */
    boolean lose(UUID grant, long chain, GrantState lost, String cause) {
        return QuarkusTransaction.requiringNew().call(() -> {
            int rows = getEntityManager()
                    .createNativeQuery("""
                            update exact_grant set state = ?4, trouble = ?1, next_attempt = null, lease_owner = null, lease_until = null
                            where id = ?2 and chain = ?3 and state not in ('NEEDS_CONSENT', 'REVOKED')
                            """)
                    .setParameter(1, cause)
                    .setParameter(2, grant)
                    .setParameter(3, chain)
                    .setParameter(4, lost.name())
                    .executeUpdate();
            if (rows == 1) {
                changes.fire(new GrantChanged(grant));
            }
            return rows == 1;
        });
    }

    /** Ends an unclear attempt: the same refresh token is tried again after the wait (real time). */
    void waitFor(Lease lease, Duration wait, String trouble) {
        QuarkusTransaction.requiringNew().run(() -> getEntityManager()
                .createNativeQuery("""
                        update exact_grant set state = 'WAITING', attempt = ?1, trouble = ?2, next_attempt = now() + ?3 * interval '1 millisecond',
                          lease_owner = null, lease_until = null
                        where id = ?4 and chain = ?5 and lease_owner = ?6
                        """)
                .setParameter(1, lease.attempt())
                .setParameter(2, trouble)
                .setParameter(3, wait.toMillis())
                .setParameter(4, lease.grant())
                .setParameter(5, lease.chain())
                .setParameter(6, lease.owner())
                .executeUpdate());
    }

    /**
     * Ends an attempt that Exact has called too early, because the access token is not expired: it is good for that long, whatever our clock says.
     *
     * @param wait      before the next attempt, in real time
     * @param goodUntil vendor time
     */
    void keepLonger(Lease lease, Duration wait, Instant goodUntil) {
        QuarkusTransaction.requiringNew().run(() -> getEntityManager()
                .createNativeQuery("""
                        update exact_grant set state = 'ACTIVE', attempt = 0, trouble = null, expires_at = greatest(expires_at, ?1),
                          next_attempt = now() + ?2 * interval '1 millisecond', lease_owner = null, lease_until = null
                        where id = ?3 and chain = ?4 and lease_owner = ?5
                        """)
                .setParameter(1, goodUntil)
                .setParameter(2, wait.toMillis())
                .setParameter(3, lease.grant())
                .setParameter(4, lease.chain())
                .setParameter(5, lease.owner())
                .executeUpdate());
    }

    /**
     * Grants whose last pair is older than the given vendor time, and those whose unclear attempt is to be repeated; in any order, so that many that cannot be
     * helped do not stand before the others for ever.
     */
    List<UUID> needingAttention(Instant idleSince, int most) {
        List<?> ids = QuarkusTransaction.requiringNew().call(() -> getEntityManager()
                .createNativeQuery("""
                        select id from exact_grant
                        where state not in ('NEEDS_CONSENT', 'REVOKED') and (lease_until is null or lease_until < now()) and (next_attempt is null or next_attempt <= now())
                          and (issued_at < ?1 or state = 'WAITING' or attempt > 0)
                        order by random() limit ?2
                        """, UUID.class)
                .setParameter(1, idleSince)
                .setParameter(2, most)
                .getResultList());
        return ids.stream().map(UUID.class::cast).toList();
    }

    private boolean isLost(UUID grant) {
        return !getEntityManager()
                .createNativeQuery(
                        "select 1 from exact_grant where id = ?1 and state in ('NEEDS_CONSENT', 'REVOKED') for update",
                        Integer.class)
                .setParameter(1, grant)
                .getResultList()
                .isEmpty();
    }

    private Grant open(GrantRow row) {
        return new Grant(
                row.id,
                row.country,
                row.clientId,
                Optional.ofNullable(row.exactUser),
                vault.open(SecretPlace.grant(row.id, ACCESS_TOKEN), row.accessToken),
                row.issuedAt,
                row.expiresAt,
                row.chain,
                row.state,
                Optional.ofNullable(row.nextAttempt),
                Optional.ofNullable(row.trouble),
                divisions(row.divisions));
    }

    private static Set<Integer> divisions(String json) {
        try {
            return EventJson.mapper().readValue(json, new TypeReference<Set<Integer>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("exact_grant.divisions holds no list of numbers", e);
        }
    }
}
