package com.optiply.connector.auth.grant;

import com.optiply.connector.auth.secret.Secret;
import java.time.Instant;

/**
 * An access token that may be used.
 *
 * @param expiresAt vendor time
 */
public record AccessToken(Secret token, Instant expiresAt) {}
