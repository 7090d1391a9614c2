package com.optiply.connector.auth.secret;

/** The keyset is missing, unreadable or the wrong one. */
public final class KeysetException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    KeysetException(String reason) {
        super("Encryption keyset: " + reason);
    }
}
