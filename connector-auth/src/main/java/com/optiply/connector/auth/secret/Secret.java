package com.optiply.connector.auth.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.security.MessageDigest;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A text that must not be seen: neither {@code toString()} nor JSON shows it. Equality takes the same time wherever the texts differ. */
@Schema(type = SchemaType.STRING, format = "password", description = "A secret; never answered.")
public final class Secret {

    private static final String REDACTED = "[redacted]";

    private final String text;

    private Secret(String text) {
        this.text = text;
    }

    @JsonCreator
    public static Secret of(String text) {
        return new Secret(Objects.requireNonNull(text, "a secret needs a text"));
    }

    /** The text itself, for the one call that needs it. */
    public String reveal() {
        return text;
    }

    public boolean isBlank() {
        return text.isBlank();
    }

    /** Lower-case hexadecimal SHA-256 of the text. */
    public String sha256() {
        return Hash.sha256(text);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret
                && MessageDigest.isEqual(text.getBytes(UTF_8), secret.text.getBytes(UTF_8));
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @JsonValue
    @Override
    public String toString() {
        return REDACTED;
    }
}
