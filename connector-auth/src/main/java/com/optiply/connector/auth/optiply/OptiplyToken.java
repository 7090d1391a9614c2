package com.optiply.connector.auth.optiply;

import com.optiply.connector.auth.secret.Secret;
import java.time.Instant;

/**
 * An access token of Optiply.
 *
 * @param expiresAt vendor time
 */
public record OptiplyToken(Secret token, Instant expiresAt) {}
