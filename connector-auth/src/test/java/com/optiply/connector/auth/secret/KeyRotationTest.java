package com.optiply.connector.auth.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.optiply.connector.auth.fixture.AuthTestResource;
import com.optiply.connector.auth.fixture.ServiceTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A new key under traffic: added, made primary, everything re-sealed, the old one removed. */
@QuarkusTest
class KeyRotationTest extends ServiceTest {

    private static final SecretPlace PLACE = new SecretPlace("test", "column");
    private static final Secret KNOWN = Secret.of("known");

    @Inject
    Vault vault;

    @Inject
    KeyCheck check;

    @Inject
    StoredKeys stored;

    @Inject
    EntityManager entities;

    @Inject
    Instance<Vault> vaults;

    @Test
    void no_caller_notices_that_the_key_is_rotated_and_the_old_one_removed() throws Exception {
        active("rekeyed");
        poller.optiplyToken("rekeyed", "").expect(200);
        byte[] before = vault.primaryPrefix();
        byte[] old = vault.seal(PLACE, KNOWN);
        Map<Integer, Integer> answers = new ConcurrentHashMap<>();
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger asked = new AtomicInteger();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 10; i++) {
                callers.execute(() -> {
                    while (!over.get()) {
                        answers.merge(poller.exactToken("rekeyed", "").status(), 1, Integer::sum);
                        answers.merge(poller.optiplyToken("rekeyed", "").status(), 1, Integer::sum);
                        asked.incrementAndGet();
                    }
                });
            }
            try {
                Secret added = NewKeyset.add(keyset());
                write(added);
                write(NewKeyset.promote(added));
                await().until(() -> stale(before) == 0);
                assertThat(vault.primaryPrefix()).isNotEqualTo(before);
                await().until(() -> Files.readString(Path.of(AuthTestResource.LOG))
                        .contains("primary key " + KeyId.of(vault.primaryPrefix()) + "; older keys can be removed"));

                write(NewKeyset.trim(keyset()));
                int sofar = asked.get();
                await().until(() -> !opens(vault, old) && asked.get() > sofar + 50);
            } finally {
                over.set(true);
            }
        }
        assertThat(answers).containsOnlyKeys(200);
    }

    /** Another replica has re-sealed the known text already, this one is the last to learn that there is another key: and that its own one is gone. */
    @Test
    void a_key_that_is_taken_out_too_early_opens_until_nothing_needs_it() throws IOException {
        active("early");
        byte[] before = vault.primaryPrefix();
        Secret promoted = NewKeyset.promote(NewKeyset.add(keyset()));
        Secret trimmed = NewKeyset.trim(promoted);
        database.update("update key_check set sealed = ?", Vault.of(promoted).seal(KeyCheck.PLACE, KeyCheck.KNOWN));
        assertThatThrownBy(() -> check(Vault.of(trimmed)))
                .hasMessageContaining("stored values are sealed with keys that it lacks: [" + KeyId.of(before) + "]");
        assertThatThrownBy(() -> check(Vault.of(NewKeyset.json())))
                .hasMessageContaining("does not open what this database holds");
        check(Vault.of(promoted));

        write(trimmed);
        await().until(() -> !needed().contains(KeyId.of(before)));

        poller.exactToken("early", "").expect(200);
        check(Vault.of(trimmed));
        assertThat(Files.readString(Path.of(AuthTestResource.LOG)))
                .contains("in use: keys %1$s, primary key %1$s".formatted(KeyId.of(vault.primaryPrefix())));
    }

    @Test
    void the_start_is_not_refused_for_a_key_that_is_given_up() {
        active("given-up");
        KeyId used = KeyId.of(vault.primaryPrefix());
        Secret added = NewKeyset.promote(NewKeyset.add(keyset()));
        Vault without = Vault.of(NewKeyset.trim(added));
        byte[] known = Vault.of(added).seal(KeyCheck.PLACE, KeyCheck.KNOWN);
        KeyCheck givingUp = new KeyCheck(vaults, entities, stored, Optional.of(Set.of(used.toString())));

        QuarkusTransaction.begin();
        try {
            entities.createNativeQuery("update key_check set sealed = ?1")
                    .setParameter(1, known)
                    .executeUpdate();
            assertThatThrownBy(() -> check.check(without)).hasMessageContaining("connector.auth.keyset-lost=" + used);
            givingUp.check(without);
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    private List<KeyId> needed() {
        return QuarkusTransaction.requiringNew().call(stored::all);
    }

    private void check(Vault with) {
        QuarkusTransaction.requiringNew().run(() -> check.check(with));
    }

    @Test
    void a_keyset_that_does_not_open_the_data_is_not_taken() throws IOException {
        active("kept-key");
        Secret good = keyset();
        byte[] primary = vault.primaryPrefix();

        write(NewKeyset.json());
        await().until(() ->
                Files.readString(Path.of(AuthTestResource.LOG)).contains("The changed keyset is not taken"));

        assertThat(vault.primaryPrefix()).isEqualTo(primary);
        poller.optiplyToken("kept-key", "").expect(200);
        write(good);
    }

    private static boolean opens(Vault vault, byte[] sealed) {
        try {
            return vault.open(PLACE, sealed).equals(KNOWN);
        } catch (KeysetException e) {
            return false;
        }
    }

    private int stale(byte[] prefix) {
        return Integer.parseInt(database.text("""
                select (select count(*) from tenant where id = 'rekeyed' and (substring(optiply_password from 1 for 5) = ?
                    or substring(exact_client_secret from 1 for 5) = ? or substring(optiply_client_secret from 1 for 5) = ?))
                  + (select count(*) from exact_grant where substring(refresh_token from 1 for 5) = ?)
                  + (select count(*) from key_check where substring(sealed from 1 for 5) = ?)
                """, prefix, prefix, prefix, prefix, prefix));
    }

    private static Secret keyset() {
        try {
            return Secret.of(Files.readString(AuthTestResource.KEYSET));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As Kubernetes changes a mounted secret: at once. */
    private static void write(Secret keyset) throws IOException {
        var next = AuthTestResource.KEYSET.resolveSibling("next-keyset.json");
        Files.writeString(next, keyset.reveal());
        Files.move(next, AuthTestResource.KEYSET, StandardCopyOption.ATOMIC_MOVE);
    }
}
