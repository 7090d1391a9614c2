package com.optiply.connector.auth.grant;

import com.optiply.connector.auth.secret.Secret;
import java.time.Instant;

/**
 * A token pair with its times in vendor time. The true moment of issue lies between sending and answer: the life is counted from the sending, the earliest
 * refresh from the answer, so both err to the safe side.
 */
public record NewPair(Secret accessToken, Secret refreshToken, Instant issuedAt, Instant expiresAt) {}
