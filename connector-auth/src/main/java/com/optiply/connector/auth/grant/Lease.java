package com.optiply.connector.auth.grant;

import com.optiply.connector.auth.exact.ExactApp;
import com.optiply.connector.auth.secret.Secret;
import java.util.UUID;

/**
 * The right to use the refresh token of a grant once, held by one process for a while.
 *
 * @param chain   the pair the refresh token belongs to
 * @param owner   unique to this attempt
 * @param attempt 1 for the first try with this refresh token
 */
record Lease(UUID grant, long chain, UUID owner, int attempt, ExactApp app, Secret refreshToken) {}
