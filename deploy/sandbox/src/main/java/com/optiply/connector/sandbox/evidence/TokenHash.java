package com.optiply.connector.sandbox.evidence;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells tokens apart without showing them. */
final class TokenHash {
    private static final int SHOWN_BYTES = 4;

    private TokenHash() {}

    /** The first eight hexadecimal digits of the token's SHA-256. */
    static String of(String token) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, SHOWN_BYTES);
        } catch (NoSuchAlgorithmException defect) {
            throw new IllegalStateException(defect);
        }
    }
}
