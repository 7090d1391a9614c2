package com.optiply.connector.auth.optiply;

import com.optiply.connector.auth.secret.Secret;
import java.time.Instant;

/**
 * An access token of Optiply.
 *
 * @param renewAt   vendor time from which another one is handed out
 * @param expiresAt vendor time
 */
public record OptiplyToken(Secret token, Instant renewAt, Instant expiresAt) {}
