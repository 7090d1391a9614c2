package com.optiply.connector.auth.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import java.security.GeneralSecurityException;
import java.util.Arrays;

/**
 * Encrypts and decrypts with one keyset. Law: {@code open(p, seal(p, s)).equals(s)} for every place p and secret s; no other place opens it. New values are
 * sealed with the keyset's primary key, old ones open as long as their key is in the set.
 */
public final class Vault {

    /** Of Tink's values: a version byte and the number of the key. */
    private static final int PREFIX = 5;

    private static final SecretPlace NOWHERE = new SecretPlace("nowhere", "nothing");

    private record Keys(Aead aead, byte[] primary) {}

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
            return new Keys(aead, Arrays.copyOf(sample, PREFIX));
        } catch (GeneralSecurityException | RuntimeException e) {
            // The cause's message may repeat parts of the keyset, so it stays out.
            throw new KeysetException(
                    "it is no Tink JSON keyset with AEAD keys (" + e.getClass().getSimpleName() + ")");
        }
    }

    /**
     * Takes another keyset at once; the keys that sealed what is stored must be in it.
     *
     * @param known a value that it must open
     * @throws KeysetException when it is none or does not open the value; the former keyset stays then
     */
    void change(Secret keysetJson, SecretPlace place, byte[] known) {
        Keys next = parse(keysetJson);
        var unused = new Vault(next).open(place, known);
        keys = next;
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
        try {
            return Secret.of(new String(keys.aead().decrypt(sealed, place.associatedData()), UTF_8));
        } catch (GeneralSecurityException e) {
            throw new KeysetException("the value of %s %s does not decrypt".formatted(place.owner(), place.column()));
        }
    }
}
