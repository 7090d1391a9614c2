package com.optiply.connector.auth.grant;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** When a grant is refreshed: the plain rules, without clock or database. */
final class RefreshRule {

    /** Exact refuses a refresh earlier than this after issue (Exact reference §1.4). */
    static final Duration EARLIEST = Duration.ofSeconds(570);
    /** After an answer "not expired" the true moment of issue is unknown; this is what is left at most between 570 and 600 s. */
    static final Duration AFTER_TOO_EARLY = Duration.ofSeconds(30);
    /** Growing waits after unclear answers; the last one keeps a grant below 200 token calls a day (§1.5). */
    private static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(3),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10));

    private RefreshRule() {}

    static boolean isDue(Grant grant, Instant vendorNow) {
        return !vendorNow.isBefore(grant.issuedAt().plus(EARLIEST));
    }

    static boolean isUsable(Grant grant, Instant vendorNow, String rejected) {
        return grant.state() != GrantState.NEEDS_CONSENT
                && vendorNow.isBefore(grant.expiresAt())
                && !grant.accessToken().sha256().equals(rejected);
    }

    /** @param attempt of the attempt that ended unclear, from 1 */
    static Duration waitAfter(int attempt) {
        return WAITS.get(Math.clamp(attempt - 1L, 0, WAITS.size() - 1));
    }
}
