package com.optiply.connector.auth.secret;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the vault from the keyset that is configured, inline or as a file (a mounted secret). */
@ApplicationScoped
class VaultSource {

    private final Optional<String> inline;
    private final Optional<Path> file;

    VaultSource(
            @ConfigProperty(name = "connector.auth.keyset") Optional<String> inline,
            @ConfigProperty(name = "connector.auth.keyset-file") Optional<Path> file) {
        this.inline = inline;
        this.file = file;
    }

    @Produces
    @Singleton
    Vault vault() {
        return Vault.of(keyset());
    }

    /** The keyset as it is configured now. */
    Secret keyset() {
        if (inline.isPresent()) {
            return Secret.of(inline.get());
        }
        Path path = file.orElseThrow(
                () -> new KeysetException(
                        "none is configured; set connector.auth.keyset-file (or connector.auth.keyset) to a Tink JSON keyset with an AES256_GCM key"));
        try {
            return Secret.of(Files.readString(path));
        } catch (IOException e) {
            throw new KeysetException(
                    "the file " + path + " cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }
}
