package com.optiply.connector.auth.secret;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.interceptor.Interceptor;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses the start with a keyset that does not open what the database holds: a known text is kept sealed beside the data, and each stored value names its key.
 */
@ApplicationScoped
class KeyCheck {

    static final SecretPlace PLACE = new SecretPlace("key-check", "sealed");
    static final Secret KNOWN = Secret.of("connector-auth key check");

    private final Instance<Vault> vault;
    private final EntityManager database;
    private final StoredKeys stored;
    private final Set<String> lost;

    /** @param lost numbers of keys that are gone for good: what is sealed with them is given up */
    KeyCheck(
            Instance<Vault> vault,
            EntityManager database,
            StoredKeys stored,
            @ConfigProperty(name = "connector.auth.keyset-lost") Optional<Set<String>> lost) {
        this.vault = vault;
        this.database = database;
        this.stored = stored;
        this.lost = lost.orElse(Set.of());
    }

    void atStart(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent start) {
        try {
            // Looked up here and not injected, so that a missing keyset is told in one line as well.
            Vault made = vault.get();
            QuarkusTransaction.requiringNew().run(() -> check(made));
        } catch (KeysetException e) {
            Log.errorf("Start refused. %s", e.getMessage());
            throw e;
        }
    }

    /** @throws KeysetException when the vault does not open the known text or lacks a key that a stored value is sealed with */
    void check(Vault made) {
        if (!opensTheKnownText(made)) {
            throw new KeysetException(
                    "it does not open what this database holds; configure the keyset the data was written with (new keys are added to it, old ones stay until all is re-sealed)");
        }
        List<String> lacking = stored.all().stream()
                .filter(key -> !made.has(key))
                .map(KeyId::toString)
                .filter(key -> !lost.contains(key))
                .toList();
        if (!lacking.isEmpty()) {
            throw new KeysetException("stored values are sealed with keys that it lacks: " + lacking
                    + "; put back the former keyset, which has them, until all is re-sealed. What is sealed with a key that is gone for good is given up by connector.auth.keyset-lost="
                    + String.join(",", lacking));
        }
    }

    private boolean opensTheKnownText(Vault made) {
        database.createNativeQuery("insert into key_check (id, sealed) values (1, ?1) on conflict do nothing")
                .setParameter(1, made.seal(PLACE, KNOWN))
                .executeUpdate();
        List<?> sealed = database.createNativeQuery("select sealed from key_check where id = 1", byte[].class)
                .getResultList();
        try {
            return made.open(PLACE, (byte[]) sealed.getFirst()).equals(KNOWN);
        } catch (KeysetException e) {
            return false;
        }
    }
}
