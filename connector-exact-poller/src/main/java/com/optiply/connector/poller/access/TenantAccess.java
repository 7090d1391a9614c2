package com.optiply.connector.poller.access;

import com.optiply.connector.model.TenantId;
import com.optiply.connector.model.time.VendorClock;
import java.time.Duration;
import java.util.Optional;

/** The access of one tenant, kept while it is valid. Used by the tenant's lane alone. */
public final class TenantAccess {

    /** Exact gives a new token from 570 s on, the old one dies at 600 s (Exact reference, section 1.4). */
    private static final Duration BEFORE_EXPIRY = Duration.ofSeconds(15);

    private final TenantId tenant;
    private final AccessSource source;
    private final VendorClock clock;
    private ExactAccess kept;

    public TenantAccess(TenantId tenant, AccessSource source, VendorClock clock) {
        this.tenant = tenant;
        this.source = source;
        this.clock = clock;
    }

    /** Whose it is. */
    public TenantId tenant() {
        return tenant;
    }

    public AccessOutcome current() {
        if (kept != null && clock.instant().isBefore(kept.expiresAt().minus(BEFORE_EXPIRY))) {
            return new AccessOutcome.Granted(kept);
        }
        return ask(Optional.empty());
    }

    /** Another one: Exact has refused this. */
    public AccessOutcome instead(ExactAccess refused) {
        return ask(Optional.of(refused.fingerprint()));
    }

    /** Forgets what is kept, for instance when the tenant has chosen another division. */
    public void forget() {
        kept = null;
    }

    private AccessOutcome ask(Optional<String> rejected) {
        AccessOutcome outcome = source.ask(tenant, rejected);
        kept = outcome instanceof AccessOutcome.Granted granted ? granted.access() : null;
        return outcome;
    }
}
