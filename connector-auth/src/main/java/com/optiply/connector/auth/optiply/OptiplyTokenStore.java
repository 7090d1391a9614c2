package com.optiply.connector.auth.optiply;

import com.optiply.connector.auth.secret.Secret;
import com.optiply.connector.auth.secret.SecretPlace;
import com.optiply.connector.auth.secret.Vault;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Optiply's access tokens in the database, sealed; each method is one short committed transaction unless it says that it joins the caller's. */
@ApplicationScoped
class OptiplyTokenStore {

    /** @param serial rises with every token of the tenant */
    record Stored(OptiplyToken token, long serial) {}

    private static final Secret NOTHING = Secret.of("");
    private static final String COLUMN = "optiply_access_token";

    private final EntityManager database;
    private final Vault vault;

    OptiplyTokenStore(EntityManager database, Vault vault) {
        this.database = database;
        this.vault = vault;
    }

    Optional<Stored> read(OptiplyAccount account) {
        List<?> rows = QuarkusTransaction.requiringNew().call(() -> database.createNativeQuery(
                        "select access_token, renew_at, expires_at, serial from optiply_token where tenant_id = ?1",
                        Object[].class)
                .setParameter(1, account.tenant().value())
                .getResultList());
        return rows.stream().map(Object[].class::cast).findFirst().map(row -> {
            Secret token = vault.open(place(account), (byte[]) row[0]);
            return new Stored(
                    new OptiplyToken(token, (Instant) row[1], (Instant) row[2]), ((Number) row[3]).longValue());
        });
    }

    /** Stores a token unless another has come in since the serial was read. */
    void write(OptiplyAccount account, OptiplyToken token, long afterSerial) {
        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery("""
                        insert into optiply_token (tenant_id, access_token, renew_at, expires_at, serial)
                        select id, ?2, ?3, ?4, ?5 + 1 from tenant where id = ?1 and incarnation = ?6
                        on conflict (tenant_id) do update set access_token = excluded.access_token, renew_at = excluded.renew_at,
                          expires_at = excluded.expires_at, serial = excluded.serial
                        where optiply_token.serial = ?5
                        """)
                .setParameter(1, account.tenant().value())
                .setParameter(2, vault.seal(place(account), token.token()))
                .setParameter(3, token.renewAt())
                .setParameter(4, token.expiresAt())
                .setParameter(5, afterSerial)
                .setParameter(6, account.incarnation())
                .executeUpdate());
    }

    /**
     * Puts a token in place of the one of credentials that were replaced, one that is long over: its serial keeps out what is just being asked for with them. Joins
     * the caller's transaction.
     */
    void forget(OptiplyAccount account) {
        database.createNativeQuery("""
                        insert into optiply_token (tenant_id, access_token, renew_at, expires_at, serial) values (?1, ?2, ?3, ?3, 1)
                        on conflict (tenant_id) do update set access_token = excluded.access_token, renew_at = excluded.renew_at,
                          expires_at = excluded.expires_at, serial = optiply_token.serial + 1
                        """)
                .setParameter(1, account.tenant().value())
                .setParameter(2, vault.seal(place(account), NOTHING))
                .setParameter(3, Instant.EPOCH)
                .executeUpdate();
    }

    private static SecretPlace place(OptiplyAccount account) {
        return SecretPlace.tenant(account.tenant(), account.incarnation(), COLUMN);
    }
}
