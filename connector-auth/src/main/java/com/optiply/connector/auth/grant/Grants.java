package com.optiply.connector.auth.grant;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.optiply.connector.auth.exact.ExactApp;
import com.optiply.connector.auth.secret.Secret;
import com.optiply.connector.auth.secret.SecretPlace;
import com.optiply.connector.auth.secret.Vault;
import com.optiply.connector.model.json.EventJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** How grants come, are joined, change and go. */
@ApplicationScoped
public class Grants {

    private final GrantStore store;
    private final EntityManager database;
    private final Vault vault;
    private final Event<GrantChanged> changes;

    Grants(GrantStore store, EntityManager database, Vault vault, Event<GrantChanged> changes) {
        this.store = store;
        this.database = database;
        this.vault = vault;
        this.changes = changes;
    }

    public Optional<Grant> find(UUID id) {
        return store.read(id);
    }

    /**
     * Stores the pair of a consent before anything is done with it; whose grant it is comes later. To be called inside a transaction.
     *
     * @return the id of the unjoined grant
     */
    public UUID keep(ExactApp app, NewPair pair) {
        GrantRow row = new GrantRow();
        row.id = UUID.randomUUID();
        row.country = app.country();
        row.clientId = app.clientId();
        row.issuedAt = pair.issuedAt();
        row.expiresAt = pair.expiresAt();
        row.state = GrantState.ACTIVE;
        row.divisions = "[]";
        row.clientSecret = seal(row.id, GrantStore.CLIENT_SECRET, app.clientSecret());
        row.refreshToken = seal(row.id, GrantStore.REFRESH_TOKEN, pair.refreshToken());
        row.accessToken = seal(row.id, GrantStore.ACCESS_TOKEN, pair.accessToken());
        database.persist(row);
        return row.id;
    }

    /**
     * Gives an unjoined grant its user. If that user has a grant for the app already, the newer pair goes there, because the consent has voided the older one
     * (Exact reference §1.4), and the unjoined grant disappears. To be called inside a transaction.
     *
     * @return the grant that holds the pair now
     */
    public UUID join(UUID unjoined, UUID exactUser, Set<Integer> divisions) {
        GrantRow from = database.find(GrantRow.class, unjoined, LockModeType.PESSIMISTIC_WRITE);
        List<GrantRow> known = database.createQuery(
                        "from GrantRow where country = :country and clientId = :client and exactUser = :user",
                        GrantRow.class)
                .setParameter("country", from.country)
                .setParameter("client", from.clientId)
                .setParameter("user", exactUser)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
        String covered = new String(EventJson.write(divisions), UTF_8);
        if (known.isEmpty() || known.getFirst().id.equals(unjoined)) {
            from.exactUser = exactUser;
            from.divisions = covered;
            return from.id;
        }
        GrantRow into = known.getFirst();
        if (!from.issuedAt.isBefore(into.issuedAt)) {
            replacePair(from, into);
            into.divisions = covered;
            changes.fire(new GrantChanged(into.id));
        }
        database.remove(from);
        return into.id;
    }

    private void replacePair(GrantRow from, GrantRow into) {
        into.clientSecret =
                seal(into.id, GrantStore.CLIENT_SECRET, open(from, GrantStore.CLIENT_SECRET, from.clientSecret));
        into.refreshToken =
                seal(into.id, GrantStore.REFRESH_TOKEN, open(from, GrantStore.REFRESH_TOKEN, from.refreshToken));
        into.accessToken =
                seal(into.id, GrantStore.ACCESS_TOKEN, open(from, GrantStore.ACCESS_TOKEN, from.accessToken));
        into.issuedAt = from.issuedAt;
        into.expiresAt = from.expiresAt;
        into.chain = Math.max(into.chain, from.chain) + 1;
        into.state = GrantState.ACTIVE;
        into.attempt = 0;
        into.nextAttempt = null;
        into.trouble = null;
        into.leaseOwner = null;
        into.leaseUntil = null;
    }

    /** A new secret of the same app, as after its rotation in the App Centre; a running wait ends. To be called inside a transaction. */
    public void changeSecret(UUID id, Secret clientSecret) {
        GrantRow row = database.find(GrantRow.class, id, LockModeType.PESSIMISTIC_WRITE);
        row.clientSecret = seal(id, GrantStore.CLIENT_SECRET, clientSecret);
        row.nextAttempt = null;
    }

    /** Erases a grant, with its tokens, when no tenant uses it any more. To be called inside a transaction. */
    public void eraseIfUnused(UUID id) {
        database.createNativeQuery(
                        "delete from exact_grant where id = ?1 and not exists (select 1 from tenant where grant_id = ?1)")
                .setParameter(1, id)
                .executeUpdate();
    }

    private byte[] seal(UUID grant, String column, Secret secret) {
        return vault.seal(SecretPlace.grant(grant, column), secret);
    }

    private Secret open(GrantRow row, String column, byte[] sealed) {
        return vault.open(SecretPlace.grant(row.id, column), sealed);
    }
}
