package com.optiply.connector.auth.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import java.security.GeneralSecurityException;

/**
 * Encrypts and decrypts with one keyset. Law: {@code open(p, seal(p, s)).equals(s)} for every place p and secret s; no other place opens it. New values are
 * sealed with the keyset's primary key, old ones open as long as their key is in the set.
 */
public final class Vault {

    private final Aead aead;

    private Vault(Aead aead) {
        this.aead = aead;
    }

    /**
     * @param keysetJson Tink's JSON of a clear-text AEAD keyset
     * @throws KeysetException when it is none
     */
    public static Vault of(Secret keysetJson) {
        try {
            AeadConfig.register();
            KeysetHandle keys =
                    TinkJsonProtoKeysetFormat.parseKeyset(keysetJson.reveal(), InsecureSecretKeyAccess.get());
            return new Vault(keys.getPrimitive(RegistryConfiguration.get(), Aead.class));
        } catch (GeneralSecurityException | RuntimeException e) {
            // The cause's message may repeat parts of the keyset, so it stays out.
            throw new KeysetException(
                    "it is no Tink JSON keyset with AEAD keys (" + e.getClass().getSimpleName() + ")");
        }
    }

    public byte[] seal(SecretPlace place, Secret secret) {
        try {
            return aead.encrypt(secret.reveal().getBytes(UTF_8), place.associatedData());
        } catch (GeneralSecurityException e) {
            throw new KeysetException("encryption failed for " + place.owner() + " " + place.column());
        }
    }

    /** @throws KeysetException when the value was sealed for another place or with a key that is not in the set */
    public Secret open(SecretPlace place, byte[] sealed) {
        try {
            return Secret.of(new String(aead.decrypt(sealed, place.associatedData()), UTF_8));
        } catch (GeneralSecurityException e) {
            throw new KeysetException("the value of %s %s does not decrypt".formatted(place.owner(), place.column()));
        }
    }
}
