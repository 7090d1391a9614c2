package com.optiply.connector.auth.consent;

import com.optiply.connector.auth.problem.ProblemKind;
import com.optiply.connector.auth.secret.Hash;
import com.optiply.connector.auth.secret.RandomToken;
import com.optiply.connector.auth.secret.Secret;
import com.optiply.connector.model.TenantId;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Sign-ins in the database: {@code STARTED → EXCHANGING → STORED → JOINED}, or {@code ENDED} with the slug of a problem. */
@ApplicationScoped
class SignIns {

    /** A sign-in whose pair is stored and whose user is not known yet. */
    record Stored(SignIn signIn, UUID grant) {}

    /** What a state that came back is. */
    sealed interface Taken {
        record Good(SignIn signIn) implements Taken {}

        record Bad(ProblemKind kind) implements Taken {}
    }

    private final EntityManager database;
    private final ConsentTiming timing;

    SignIns(EntityManager database, ConsentTiming timing) {
        this.database = database;
        this.timing = timing;
    }

    /** Begins a sign-in of this browser. @return the state to send along */
    Secret start(TenantId tenant, Secret browser) {
        Secret state = RandomToken.next();
        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery(
                        "insert into consent (id, tenant_id, state_hash, browser_hash, expires_at, progress) values (?1, ?2, ?3, ?4, ?5, 'STARTED')")
                .setParameter(1, UUID.randomUUID())
                .setParameter(2, tenant.value())
                .setParameter(3, state.sha256())
                .setParameter(4, browser.sha256())
                .setParameter(5, Instant.now().plus(timing.stateLife()))
                .executeUpdate());
        return state;
    }

    /**
     * Takes a state that came back. It is used up only by the browser it belongs to, so that nobody else can spoil a sign-in. The committed statement is the
     * journal of the exchange that follows.
     */
    Taken take(String state, Optional<String> browser) {
        String stateHash = Hash.sha256(state);
        String browserHash = browser.map(Hash::sha256).orElse("");
        return QuarkusTransaction.requiringNew().call(() -> {
            Optional<?> taken = database
                    .createNativeQuery("""
                            update consent set used_at = now(), progress = 'EXCHANGING'
                            where state_hash = ?1 and browser_hash = ?2 and used_at is null and expires_at > now()
                            returning id, tenant_id
                            """, Object[].class)
                    .setParameter(1, stateHash)
                    .setParameter(2, browserHash)
                    .getResultList()
                    .stream()
                    .findFirst();
            return taken.<Taken>map(row -> new Taken.Good(signIn((Object[]) row)))
                    .orElseGet(() -> new Taken.Bad(whyNot(stateHash, browserHash)));
        });
    }

    private ProblemKind whyNot(String stateHash, String browserHash) {
        Optional<?> found = database
                .createNativeQuery(
                        "select browser_hash = ?2, used_at is not null from consent where state_hash = ?1",
                        Object[].class)
                .setParameter(1, stateHash)
                .setParameter(2, browserHash)
                .getResultList()
                .stream()
                .findFirst();
        if (found.isEmpty()) {
            return ProblemKind.CONSENT_UNKNOWN;
        }
        Object[] row = (Object[]) found.get();
        if (!(Boolean) row[0]) {
            return ProblemKind.CONSENT_FOREIGN;
        }
        return (Boolean) row[1] ? ProblemKind.CONSENT_REPLAYED : ProblemKind.CONSENT_EXPIRED;
    }

    /** Keeps the tenant from being off-boarded until the caller's transaction ends. @return false when the sign-in is gone with its tenant */
    boolean hold(SignIn signIn) {
        return !database.createNativeQuery("select 1 from consent where id = ?1 for update", Integer.class)
                .setParameter(1, signIn.id())
                .getResultList()
                .isEmpty();
    }

    /** Notes where the pair lies; joins the caller's transaction. */
    void stored(SignIn signIn, UUID grant) {
        update("update consent set progress = 'STORED', grant_id = ?2 where id = ?1", signIn, grant);
    }

    /** Claims the joining of a stored pair; joins the caller's transaction. @return false when it has been joined meanwhile */
    boolean joined(SignIn signIn, String outcome) {
        return update(
                        "update consent set progress = 'JOINED', outcome = ?2 where id = ?1 and progress = 'STORED'",
                        signIn,
                        outcome)
                == 1;
    }

    /** Ends a sign-in that came to nothing, unless it has been joined meanwhile. @param with runs in the same transaction when it was ended */
    void ended(SignIn signIn, ProblemKind why, Runnable with) {
        QuarkusTransaction.requiringNew().run(() -> {
            String sql =
                    "update consent set progress = 'ENDED', outcome = ?2 where id = ?1 and progress not in ('JOINED', 'ENDED')";
            if (update(sql, signIn, why.slug()) == 1) {
                with.run();
            }
        });
    }

    /**
     * Claims sign-ins whose user is still to be asked for, those that have waited longest first. Each is put off by a growing wait, so that one replica at a
     * time tries it, and that an endpoint which refuses is asked at most six times in the first hour: Exact blocks above ten errors (Exact reference §2.1).
     */
    List<Stored> unfinished(int most) {
        List<?> rows = QuarkusTransaction.requiringNew().call(() -> database.createNativeQuery("""
                        update consent set attempt = attempt + 1,
                          next_attempt = now() + (array[10, 60, 300, 600, 900, 1800])[least(attempt + 1, 6)] * interval '1 second'
                        where id in (select id from consent
                          where progress = 'STORED' and coalesce(next_attempt, used_at + interval '5 seconds') <= now()
                          order by coalesce(next_attempt, used_at) limit ?1 for update skip locked)
                        returning id, tenant_id, grant_id
                        """, Object[].class)
                .setParameter(1, most)
                .getResultList());
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Stored(signIn(row), (UUID) row[2]))
                .toList();
    }

    private int update(String sql, SignIn signIn, Object value) {
        return database.createNativeQuery(sql)
                .setParameter(1, signIn.id())
                .setParameter(2, value)
                .executeUpdate();
    }

    private static SignIn signIn(Object[] row) {
        return new SignIn((UUID) row[0], new TenantId((String) row[1]));
    }
}
