package com.optiply.connector.auth.grant;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** When a grant is refreshed: the plain rules, without clock or database. */
final class RefreshRule {

    /** Exact refuses a refresh earlier than this after issue (Exact reference §1.4). */
    static final Duration EARLIEST = Duration.ofSeconds(570);
    /** Earliest when Exact has rejected the access token: the clock that measured its age may be wrong by two minutes. Too early costs nothing but a call. */
    static final Duration EARLIEST_WHEN_REJECTED = EARLIEST.minusSeconds(120);
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
        return isOlder(grant, vendorNow, EARLIEST);
    }

    /** Whether the pair was issued at least this long ago. */
    static boolean isOlder(Grant grant, Instant vendorNow, Duration age) {
        return !vendorNow.isBefore(grant.issuedAt().plus(age));
    }

    /** @param rejected SHA-256 of the token that Exact has answered with 401, or empty */
    static Duration earliest(Grant grant, String rejected) {
        return grant.accessToken().sha256().equals(rejected) ? EARLIEST_WHEN_REJECTED : EARLIEST;
    }

    static boolean isUsable(Grant grant, Instant vendorNow, String rejected) {
        return !grant.state().isLost()
                && vendorNow.isBefore(grant.expiresAt())
                && !grant.accessToken().sha256().equals(rejected);
    }

    /**
     * The wait after an attempt that ended unclear: the growing wait and up to half as much again, so that grants which failed together do not come back
     * together.
     *
     * @param attempt from 1
     */
    static Duration waitAfter(int attempt, UUID grant) {
        Duration least = WAITS.get(Math.clamp(attempt - 1L, 0, WAITS.size() - 1));
        long seed = 31 * grant.getMostSignificantBits() + 17 * grant.getLeastSignificantBits() + attempt;
        int thousandths = new SplittableRandom(seed).nextInt(1_000);
        return least.plus(least.multipliedBy(thousandths).dividedBy(2_000));
    }
}
