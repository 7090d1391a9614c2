package com.optiply.connector.poller.access;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * What it takes to call Exact for a tenant.
 *
 * @param accessToken secret; not in {@link #toString}
 * @param expiresAt   in vendor time
 * @param division    the company the tenant has chosen
 * @param baseUrl     the country's site, with or without {@code /api/v1}
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ExactAccess(String accessToken, Instant expiresAt, int division, URI baseUrl) {

    /** SHA-256 of the token in hex, by which it can be named without being shown. */
    public String fingerprint() {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256").digest(accessToken.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /** Where paths such as {@code sync/Deleted} begin: {@code …/api/v1/{division}/}. */
    public URI root() {
        String base = baseUrl.toString();
        if (base.endsWith("/")) {
            base = base.substring(0, base.length() - 1);
        }
        return URI.create((base.endsWith("/api/v1") ? base : base + "/api/v1") + "/" + division + "/");
    }

    @Override
    public String toString() {
        return "ExactAccess[division=" + division + ", baseUrl=" + baseUrl + ", expiresAt=" + expiresAt + "]";
    }
}
