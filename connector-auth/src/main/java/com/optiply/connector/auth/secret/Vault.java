package com.optiply.connector.auth.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Encrypts and decrypts with one keyset. Law: {@code open(p, seal(p, s)).equals(s)} for every place p and secret s; no other place opens it. New values are
 * sealed with the keyset's primary key, old ones open as long as their key is in the set. After a change the former keysets go on opening until they are forgotten.
 */
public final class Vault {

    /** Of Tink's values: a version byte and the number of the key. */
    private static final int PREFIX = 5;

    private static final SecretPlace NOWHERE = new SecretPlace("nowhere", "nothing");

    /** @param former keysets that were in use before and may still be needed to open, the last one first */
    private record Keys(Aead aead, byte[] primary, List<KeyId> ids, List<Aead> former) {}

    private volatile Keys keys;

    private Vault(Keys keys) {
        this.keys = keys;
    }

    /**
     * @param keysetJson Tink's JSON of a clear-text AEAD keyset
     * @throws KeysetException when it is none
     */
    public static Vault of(Secret keysetJson) {
        return new Vault(parse(keysetJson));
    }

    private static Keys parse(Secret keysetJson) {
        try {
            AeadConfig.register();
            KeysetHandle handle =
                    TinkJsonProtoKeysetFormat.parseKeyset(keysetJson.reveal(), InsecureSecretKeyAccess.get());
            Aead aead = handle.getPrimitive(RegistryConfiguration.get(), Aead.class);
            byte[] sample = aead.encrypt(new byte[0], NOWHERE.associatedData());
            return new Keys(aead, Arrays.copyOf(sample, PREFIX), ids(handle), List.of());
        } catch (KeysetException e) {
            throw e;
        } catch (GeneralSecurityException | RuntimeException e) {
            // The cause's message may repeat parts of the keyset, so it stays out.
            throw new KeysetException(
                    "it is no Tink JSON keyset with AEAD keys (" + e.getClass().getSimpleName() + ")");
        }
    }

    private static List<KeyId> ids(KeysetHandle handle) {
        return IntStream.range(0, handle.size())
                .mapToObj(handle::getAt)
                .filter(entry -> entry.getStatus().equals(KeyStatus.ENABLED))
                .peek(Vault::requirePrefix)
                .map(entry -> new KeyId(entry.getId()))
                .toList();
    }

    private static void requirePrefix(KeysetHandle.Entry entry) {
        if (entry.getKey().getIdRequirementOrNull() == null) {
            throw new KeysetException(
                    "it has a key whose values do not name it; make it of AES256_GCM, not of AES256_GCM_RAW");
        }
    }

    /**
     * Takes another keyset at once: it seals from now on, and opens; so do the former ones, until {@link #forgetFormer}.
     *
     * @param known a value that the other keyset must open by itself
     * @throws KeysetException when it is none or does not open the value; nothing has changed then
     */
    void change(Secret keysetJson, SecretPlace place, byte[] known) {
        Keys next = parse(keysetJson);
        var unused = new Vault(next).open(place, known);
        Keys now = keys;
        keys = new Keys(
                next.aead(),
                next.primary(),
                next.ids(),
                Stream.concat(Stream.of(now.aead()), now.former().stream()).toList());
    }

    /** Has former keysets open nothing any more; to be called when nothing is stored that only they open. */
    void forgetFormer() {
        Keys now = keys;
        keys = new Keys(now.aead(), now.primary(), now.ids(), List.of());
    }

    /** The keyset's keys for people, former keysets aside. */
    String keys() {
        return "keys %s, primary key %s"
                .formatted(
                        keys.ids().stream().map(KeyId::toString).collect(Collectors.joining(", ")),
                        KeyId.of(keys.primary()));
    }

    /** Whether the keyset, former ones aside, has a key. */
    boolean has(KeyId key) {
        return keys.ids().contains(key);
    }

    /** The first bytes of everything that is sealed with the primary key. */
    byte[] primaryPrefix() {
        return keys.primary().clone();
    }

    public byte[] seal(SecretPlace place, Secret secret) {
        try {
            return keys.aead().encrypt(secret.reveal().getBytes(UTF_8), place.associatedData());
        } catch (GeneralSecurityException e) {
            throw new KeysetException("encryption failed for " + place.owner() + " " + place.column());
        }
    }

    /** @throws KeysetException when the value was sealed for another place or with a key that is not in the set */
    public Secret open(SecretPlace place, byte[] sealed) {
        Keys now = keys;
        return Stream.concat(Stream.of(now.aead()), now.former().stream())
                .flatMap(aead -> opened(aead, place, sealed).stream())
                .findFirst()
                .orElseThrow(() -> new KeysetException(
                        "the value of %s %s does not decrypt".formatted(place.owner(), place.column())));
    }

    private static Optional<Secret> opened(Aead aead, SecretPlace place, byte[] sealed) {
        try {
            return Optional.of(Secret.of(new String(aead.decrypt(sealed, place.associatedData()), UTF_8)));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }
}
