package com.optiply.connector.auth.secret;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;

/**
 * Prints a new keyset (Tink JSON, one AES256_GCM key) for {@code connector.auth.keyset}. Run it with
 * {@code java -cp 'quarkus-app/app/*:quarkus-app/lib/main/*' com.optiply.connector.auth.secret.NewKeyset > keyset.json}.
 */
public final class NewKeyset {

    private NewKeyset() {}

    public static void main(String[] arguments) {
        System.out.println(json().reveal());
    }

    /** A fresh keyset. */
    public static Secret json() {
        try {
            AeadConfig.register();
            KeysetHandle keys = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
            return Secret.of(TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Tink cannot make an AES256_GCM key", e);
        }
    }
}
