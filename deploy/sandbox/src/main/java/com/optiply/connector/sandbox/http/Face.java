package com.optiply.connector.sandbox.http;

import java.util.Locale;

/** One of the servers of the sandbox. */
public enum Face {
    EXACT,
    OPTIPLY,
    OIDC,
    ADMIN;

    /** The name used in the admin API. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The face with that label; {@link IllegalArgumentException} for any other text. */
    public static Face of(String label) {
        for (Face face : values()) {
            if (face.label().equals(label)) {
                return face;
            }
        }
        throw new IllegalArgumentException("unknown face '" + label + "'; use exact, optiply, oidc or admin");
    }
}
