package com.optiply.connector.sandbox.exact.oauth;

import com.optiply.connector.sandbox.clock.SandboxClock;
import com.optiply.connector.sandbox.exact.App;
import com.optiply.connector.sandbox.exact.User;
import com.optiply.connector.sandbox.switches.Switch;
import com.optiply.connector.sandbox.switches.Switches;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Codes and tokens (Exact reference §1.2–§1.5). A chain belongs to an app and a user; a new consent or a refresh puts the
 * refresh token before it out of force at once. Thread-safe.
 */
public final class Grants {
    static final Duration CODE_LIFE = Duration.ofMinutes(3);
    static final Duration ACCESS_LIFE = Duration.ofSeconds(600);
    static final Duration EARLIEST_REFRESH = Duration.ofSeconds(570);
    static final Duration REFRESH_LIFE = Duration.ofDays(30);
    private static final Duration REMEMBERED_AFTER_EXPIRY = Duration.ofHours(1);
    private static final String REFRESH_PREFIX = "Gcp7!IAAAA";
    private static final String ACCESS_PREFIX = "stampNL001.gAAAA";

    private final SandboxClock clock;
    private final Switches switches;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Code> codes = new HashMap<>();
    private final Map<String, Chain> chains = new HashMap<>();
    private final Map<String, Chain> byRefreshToken = new HashMap<>();
    private final Map<String, Access> accesses = new ConcurrentHashMap<>();

    public Grants(SandboxClock clock, Switches switches) {
        this.clock = clock;
        this.switches = switches;
    }

    /** A code for a consent to these divisions; good once, for three minutes. */
    public synchronized String consent(App app, User user, Set<Integer> divisions, String redirectUri) {
        Instant now = clock.instant();
        codes.values().removeIf(old -> now.isAfter(old.expires));
        String code = "stampNL001." + random(24) + "!IAAAA" + random(48);
        codes.put(code, new Code(app.clientId(), user, divisions, redirectUri, now.plus(CODE_LIFE)));
        return code;
    }

    /** An access token without a refresh token, which {@code response_type=token} asks for (Exact reference §1.2). */
    public synchronized String implicit(App app, User user, Set<Integer> divisions) {
        Instant forgotten = clock.instant().minus(REMEMBERED_AFTER_EXPIRY);
        accesses.values().removeIf(old -> old.expires().isBefore(forgotten));
        String access = ACCESS_PREFIX + random(240);
        accesses.put(
                access,
                new Access(app.clientId(), user, divisions, clock.instant().plus(ACCESS_LIFE)));
        return access;
    }

    /** Exchanges a code. */
    public synchronized TokenOutcome exchange(App app, String code, String redirectUri) {
        Code known = codes.remove(code);
        if (known == null
                || !known.clientId.equals(app.clientId())
                || !known.redirectUri.equals(redirectUri)
                || clock.instant().isAfter(known.expires)) {
            return new TokenOutcome.Invalid();
        }
        Chain chain = chains.computeIfAbsent(key(app, known.user.id()), key -> new Chain(app.clientId(), known.user));
        chain.divisions = known.divisions;
        return countedIn(chain) ? issue(chain) : new TokenOutcome.TooMany();
    }

    /** Exchanges a refresh token. */
    public synchronized TokenOutcome refresh(App app, String refreshToken) {
        Chain chain = byRefreshToken.get(refreshToken);
        if (chain == null) {
            return refreshToken.startsWith(REFRESH_PREFIX) ? new TokenOutcome.OldToken() : new TokenOutcome.Invalid();
        }
        if (!chain.clientId.equals(app.clientId())) {
            return new TokenOutcome.Invalid();
        }
        Instant now = clock.instant();
        Instant expires = chain.issued.plus(REFRESH_LIFE);
        if (now.isAfter(expires)) {
            return new TokenOutcome.Expired(expires, now);
        }
        if (!countedIn(chain)) {
            return new TokenOutcome.TooMany();
        }
        return now.isBefore(chain.issued.plus(EARLIEST_REFRESH)) ? new TokenOutcome.TooEarly() : issue(chain);
    }

    /** What an access token stands for, expired or not; empty for an unknown one. */
    public Optional<Access> access(String accessToken) {
        return Optional.ofNullable(accesses.get(accessToken));
    }

    /** Whether a text has the form of an access token. */
    public static boolean wellFormed(String accessToken) {
        return accessToken.startsWith(ACCESS_PREFIX);
    }

    /** Whether an app holds a user's consent. */
    public synchronized boolean granted(String clientId, UUID user) {
        return chains.containsKey(clientId + " " + user);
    }

    /** Takes a user's consent to an app away; both tokens stop working. */
    public synchronized void revoke(String clientId, UUID user) {
        Chain chain = chains.remove(clientId + " " + user);
        if (chain != null) {
            byRefreshToken.values().removeIf(one -> one == chain);
            chain.accessTokens.forEach(accesses::remove);
        }
    }

    /** How many codes and tokens are remembered. */
    synchronized int remembered() {
        return codes.size() + byRefreshToken.size() + accesses.size();
    }

    public synchronized void clear() {
        codes.clear();
        chains.clear();
        byRefreshToken.clear();
        accesses.clear();
    }

    private TokenOutcome.Issued issue(Chain chain) {
        Instant now = clock.instant();
        forgetLongExpired(chain, now);
        if (!switches.on(Switch.ACCESS_TOKEN_SURVIVES_REFRESH)) {
            chain.accessTokens.forEach(accesses::remove);
            chain.accessTokens.clear();
        }
        String access = ACCESS_PREFIX + random(240);
        String refresh = REFRESH_PREFIX + random(40) + "!" + random(160);
        accesses.put(access, new Access(chain.clientId, chain.user, chain.divisions, now.plus(ACCESS_LIFE)));
        chain.accessTokens.addLast(access);
        byRefreshToken.remove(chain.refreshToken);
        chain.refreshToken = refresh;
        chain.issued = now;
        byRefreshToken.put(refresh, chain);
        return new TokenOutcome.Issued(access, refresh);
    }

    private void forgetLongExpired(Chain chain, Instant now) {
        while (!chain.accessTokens.isEmpty()) {
            Access oldest = accesses.get(chain.accessTokens.peekFirst());
            if (oldest != null && now.isBefore(oldest.expires().plus(REMEMBERED_AFTER_EXPIRY))) {
                return;
            }
            accesses.remove(chain.accessTokens.removeFirst());
        }
    }

    private boolean countedIn(Chain chain) {
        long day = Math.floorDiv(clock.instant().getEpochSecond(), 86_400L);
        chain.callsToday = chain.day == day ? chain.callsToday + 1 : 1;
        chain.day = day;
        int limit = switches.number(Switch.TOKEN_CALLS_PER_DAY);
        return limit == 0 || chain.callsToday <= limit;
    }

    private static String key(App app, UUID user) {
        return app.clientId() + " " + user;
    }

    private String random(int length) {
        byte[] bytes = new byte[length * 3 / 4];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private record Code(String clientId, User user, Set<Integer> divisions, String redirectUri, Instant expires) {}

    /** One chain of tokens. */
    private static final class Chain {
        private final String clientId;
        private final User user;
        private final ArrayDeque<String> accessTokens = new ArrayDeque<>();
        private Set<Integer> divisions = Set.of();
        private String refreshToken = "";
        private Instant issued = Instant.EPOCH;
        private long day;
        private int callsToday;

        private Chain(String clientId, User user) {
            this.clientId = clientId;
            this.user = user;
        }
    }
}
