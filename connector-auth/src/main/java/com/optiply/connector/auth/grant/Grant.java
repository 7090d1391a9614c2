package com.optiply.connector.auth.grant;

import com.optiply.connector.auth.secret.Secret;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A grant as it was read.
 *
 * @param exactUser   empty until {@code current/Me} has told
 * @param accessToken the last one
 * @param issuedAt    vendor time of the answer that brought it
 * @param expiresAt   vendor time
 * @param chain       number of the pair
 * @param nextAttempt real time before which no attempt is made, empty when there is nothing to wait for
 * @param trouble     why the last attempt was unclear, empty when it was not
 * @param divisions   what the consent covered when it was given
 */
public record Grant(
        UUID id,
        String country,
        String clientId,
        Optional<UUID> exactUser,
        Secret accessToken,
        Instant issuedAt,
        Instant expiresAt,
        long chain,
        GrantState state,
        Optional<Instant> nextAttempt,
        Optional<String> trouble,
        Set<Integer> divisions) {}
