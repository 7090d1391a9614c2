package com.optiply.connector.auth.secret;

import com.optiply.connector.auth.round.Round;
import com.optiply.connector.auth.round.Rounds;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Key rotation without a stop: takes a changed keyset file at once and says so, and re-seals in the background what is sealed with another key than the primary one.
 * When that is done, the log says with which key, and keys that have left the keyset are forgotten: not before, so that one that is taken out too early loses
 * nothing. With several replicas a new key is first added without being primary, so that every replica can open what the first one seals with it.
 */
@ApplicationScoped
class KeyRotation {

    /** Values of one transaction; their rows are locked as long as it takes. */
    private static final int BATCH = 50;

    private final VaultSource source;
    private final Vault vault;
    private final EntityManager database;
    private String taken = "";
    private final Round round;
    private byte[] done = new byte[0];
    private String refused = "";
    private Set<String> unopened = Set.of();

    KeyRotation(
            VaultSource source,
            Vault vault,
            EntityManager database,
            Rounds rounds,
            @ConfigProperty(name = "connector.auth.keyset-reload") String every) {
        this.source = source;
        this.vault = vault;
        this.database = database;
        this.round = rounds.every(every, "keyset", rounds.transactions(2));
    }

    void atStart(@Observes StartupEvent start) {
        round.step();
    }

    @Scheduled(
            every = "{connector.auth.keyset-reload}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void look() {
        round.run(() -> {
            // After a change the next look re-seals: by then it is stored what was just being sealed with the former
            // primary key.
            if (!reload() && !Arrays.equals(done, vault.primaryPrefix())) {
                reseal();
            }
        });
    }

    /** @return whether a changed keyset is in use since now */
    private boolean reload() {
        String seen = "";
        try {
            Secret now = source.keyset();
            seen = now.sha256();
            boolean changed = !seen.equals(taken);
            if (changed) {
                vault.change(now, KeyCheck.PLACE, known());
                taken = seen;
                done = new byte[0];
                unopened = Set.of();
                Log.infof("The keyset is in use: %s", vault.keys());
            }
            refused = "";
            return changed;
        } catch (KeysetException e) {
            // Once for each keyset and cause: this comes by every few seconds.
            String what = seen + e.getMessage();
            if (!what.equals(refused)) {
                Log.errorf("The changed keyset is not taken, the former one stays in use. %s", e.getMessage());
            }
            refused = what;
            return false;
        }
    }

    private byte[] known() {
        return (byte[]) QuarkusTransaction.requiringNew()
                .call(() -> database.createNativeQuery("select sealed from key_check where id = 1", byte[].class)
                        .getSingleResult());
    }

    private void reseal() {
        byte[] primary = vault.primaryPrefix();
        int changed = 0;
        Set<String> left = new HashSet<>();
        for (SealedColumn column : SealedColumn.all()) {
            String after = "";
            List<?> rows;
            do {
                String from = after;
                rows = QuarkusTransaction.requiringNew()
                        .call(() -> database.createNativeQuery(column.stale(), Object[].class)
                                .setParameter(1, primary)
                                .setParameter(2, from)
                                .setParameter(3, BATCH)
                                .getResultList());
                List<Replacement> replacements = new ArrayList<>();
                for (Object row : rows) {
                    Object[] values = (Object[]) row;
                    after = (String) values[0];
                    sealed(column, values)
                            .ifPresentOrElse(replacements::add, () -> left.add(values[1] + "/" + column.name()));
                }
                replace(column, replacements);
                round.step();
                changed += replacements.size();
            } while (rows.size() == BATCH);
        }
        if (changed > 0) {
            Log.infof("%d values are sealed with the keyset's primary key now", changed);
        }
        unopened = Set.copyOf(left);
        if (changed == 0 && left.isEmpty()) {
            done = primary;
            vault.forgetFormer();
            Log.infof(
                    "Everything is sealed with the keyset's primary key %s; older keys can be removed from it",
                    KeyId.of(primary));
        }
    }

    /** A value sealed anew. @param old as it was read; one that has changed since is left alone */
    private record Replacement(String id, byte[] old, byte[] sealed) {}

    private Optional<Replacement> sealed(SealedColumn column, Object[] row) {
        SecretPlace place = new SecretPlace((String) row[1], column.name());
        byte[] old = (byte[]) row[2];
        try {
            return Optional.of(new Replacement((String) row[0], old, vault.seal(place, vault.open(place, old))));
        } catch (KeysetException e) {
            // Once for each value: the next look finds it again.
            if (!unopened.contains(row[1] + "/" + column.name())) {
                Log.errorf("Not re-sealed: %s", e.getMessage());
            }
            return Optional.empty();
        }
    }

    private void replace(SealedColumn column, List<Replacement> replacements) {
        if (replacements.isEmpty()) {
            return;
        }
        QuarkusTransaction.requiringNew()
                .run(() -> replacements.forEach(value -> database.createNativeQuery(column.replace())
                        .setParameter(1, value.sealed())
                        .setParameter(2, value.id())
                        .setParameter(3, value.old())
                        .executeUpdate()));
    }
}
