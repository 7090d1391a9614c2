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

/** Refuses the start with a keyset that does not open what the database holds: a known text is kept sealed beside the data. */
@ApplicationScoped
class KeyCheck {

    static final SecretPlace PLACE = new SecretPlace("key-check", "sealed");
    private static final Secret KNOWN = Secret.of("connector-auth key check");

    private final Instance<Vault> vault;
    private final EntityManager database;

    KeyCheck(Instance<Vault> vault, EntityManager database) {
        this.vault = vault;
        this.database = database;
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

    private void check(Vault made) {
        database.createNativeQuery("insert into key_check (id, sealed) values (1, ?1) on conflict do nothing")
                .setParameter(1, made.seal(PLACE, KNOWN))
                .executeUpdate();
        List<?> stored = database.createNativeQuery("select sealed from key_check where id = 1", byte[].class)
                .getResultList();
        boolean opens;
        try {
            opens = made.open(PLACE, (byte[]) stored.getFirst()).equals(KNOWN);
        } catch (KeysetException e) {
            opens = false;
        }
        if (!opens) {
            throw new KeysetException(
                    "it does not open what this database holds; configure the keyset the data was written with (new keys are added to it, old ones stay until all is re-sealed)");
        }
    }
}
