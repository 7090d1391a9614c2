package com.optiply.connector.auth.secret;

import java.security.SecureRandom;
import java.util.Base64;

/** Unguessable names for links, states and browsers: 256 bits, safe in URLs and cookies. Only their hash is stored. */
public final class RandomToken {

    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomToken() {}

    public static Secret next() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
}
