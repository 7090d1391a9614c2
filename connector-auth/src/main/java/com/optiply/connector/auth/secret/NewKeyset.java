package com.optiply.connector.auth.secret;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/**
 * Prints keysets (Tink JSON, AES256_GCM) for {@code connector.auth.keyset-file}: a new one, or one that is in use with a key {@code add}ed, its newest key
 * made primary ({@code promote}), or all but the primary key removed ({@code trim}). Run it with
 * {@code java -cp 'quarkus-app/app/*:quarkus-app/lib/main/*' com.optiply.connector.auth.secret.NewKeyset [add|promote|trim keyset.json]}.
 */
public final class NewKeyset {

    private NewKeyset() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length == 0) {
            System.out.println(json().reveal());
            return;
        }
        Secret now = Secret.of(Files.readString(Path.of(arguments[1])));
        System.out.println(
                switch (arguments[0]) {
                    case "add" -> add(now).reveal();
                    case "promote" -> promote(now).reveal();
                    case "trim" -> trim(now).reveal();
                    default -> throw new IllegalArgumentException("Give add, promote or trim, and the keyset's file");
                });
    }

    /** A fresh keyset. */
    public static Secret json() {
        return with(() -> KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM));
    }

    /** The keyset with one more key, which is not primary yet: first every replica has to know it. */
    public static Secret add(Secret keyset) {
        return with(() -> KeysetHandle.newBuilder(parse(keyset))
                .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                        .withRandomId())
                .build());
    }

    /**
     * The keyset with its newest key as primary.
     *
     * @throws IllegalArgumentException when it is that already
     */
    public static Secret promote(Secret keyset) {
        return with(() -> {
            if (newestIsPrimary(keyset)) {
                throw new IllegalArgumentException(
                        "Its newest key is primary already: add one first, and wait until it is in use");
            }
            KeysetHandle.Builder keys = KeysetHandle.newBuilder(parse(keyset));
            keys.getAt(keys.size() - 1).makePrimary();
            return keys.build();
        });
    }

    /**
     * The keyset with its primary key only.
     *
     * @throws IllegalArgumentException when its newest key is not primary: some replica may seal with that one already
     */
    public static Secret trim(Secret keyset) {
        return with(() -> {
            if (!newestIsPrimary(keyset)) {
                throw new IllegalArgumentException(
                        "Its newest key is not primary: promote it first, and wait until it is in use");
            }
            return onlyPrimary(keyset);
        });
    }

    private static boolean newestIsPrimary(Secret keyset) throws GeneralSecurityException {
        KeysetHandle keys = parse(keyset);
        return keys.getAt(keys.size() - 1).isPrimary();
    }

    private static KeysetHandle onlyPrimary(Secret keyset) throws GeneralSecurityException {
        return KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.importKey(parse(keyset).getPrimary().getKey())
                        .withFixedId(parse(keyset).getPrimary().getId())
                        .makePrimary())
                .build();
    }

    /** Makes a keyset. */
    private interface Making {
        KeysetHandle make() throws GeneralSecurityException;
    }

    private static KeysetHandle parse(Secret keyset) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.parseKeyset(keyset.reveal(), InsecureSecretKeyAccess.get());
    }

    private static Secret with(Making making) {
        try {
            AeadConfig.register();
            return Secret.of(TinkJsonProtoKeysetFormat.serializeKeyset(making.make(), InsecureSecretKeyAccess.get()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Tink cannot make this keyset of AES256_GCM keys", e);
        }
    }
}
