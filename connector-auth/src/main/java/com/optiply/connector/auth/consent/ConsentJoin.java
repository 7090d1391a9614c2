package com.optiply.connector.auth.consent;

import com.optiply.connector.auth.exact.Division;
import com.optiply.connector.auth.exact.ExactCompany;
import com.optiply.connector.auth.exact.ExactReadException;
import com.optiply.connector.auth.exact.ExactUser;
import com.optiply.connector.auth.grant.GrantTokens;
import com.optiply.connector.auth.grant.Grants;
import com.optiply.connector.auth.grant.TokenOutcome;
import com.optiply.connector.auth.grant.TokenTiming;
import com.optiply.connector.auth.problem.ProblemException;
import com.optiply.connector.auth.problem.ProblemKind;
import com.optiply.connector.auth.round.Round;
import com.optiply.connector.auth.round.Rounds;
import com.optiply.connector.auth.secret.Secret;
import com.optiply.connector.auth.tenant.AuditLog;
import com.optiply.connector.auth.tenant.State;
import com.optiply.connector.auth.tenant.TenantRow;
import com.optiply.connector.auth.tenant.Tenants;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The second half of a consent: asks Exact whose the stored pair is and what it covers, and joins it to that user's grant and to the tenant. May be repeated. */
@ApplicationScoped
class ConsentJoin {

    private static final int SWEEP = 20;

    private final SignIns signIns;
    private final Tenants tenants;
    private final Grants grants;
    private final GrantTokens tokens;
    private final ExactCompany exact;
    private final AuditLog audit;
    private final Round round;

    ConsentJoin(
            SignIns signIns,
            Tenants tenants,
            Grants grants,
            GrantTokens tokens,
            ExactCompany exact,
            AuditLog audit,
            Rounds rounds,
            ConsentTiming timing,
            TokenTiming tokenTiming) {
        this.signIns = signIns;
        this.tenants = tenants;
        this.grants = grants;
        this.tokens = tokens;
        this.exact = exact;
        this.audit = audit;
        // One sign-in: the claim of them all, its tenant, the token, the user and the divisions, and joining them,
        // three times at most.
        Duration longest = tokenTiming.callerWait().plus(ExactCompany.LONGEST_READ.multipliedBy(2));
        this.round = rounds.every(timing.sweep(), "consents", longest.plus(rounds.transactions(7)));
    }

    void atStart(@Observes StartupEvent start) {
        round.step();
    }

    ConsentOutcome join(SignIn signIn, UUID grant) {
        TenantRow tenant = tenants.get(signIn.tenant());
        return switch (tokens.accessToken(grant, Optional.empty())) {
            case TokenOutcome.Later later -> new ConsentOutcome.Finishing(tenant);
            case TokenOutcome.NeedsConsent lost ->
                fail(
                        signIn,
                        grant,
                        tenant,
                        ProblemException.of(
                                ProblemKind.CONSENT_CODE_REFUSED,
                                "Exact has withdrawn the access meanwhile. Sign in once more."));
            case TokenOutcome.Ready ready -> {
                try {
                    yield identified(signIn, grant, tenant, ready.token().token());
                } catch (ExactReadException e) {
                    if (e.isForbidden()) {
                        yield fail(signIn, grant, tenant, refused(e));
                    }
                    Log.warnf(
                            "tenant=%s consent is stored, its user is asked for again: %s",
                            signIn.tenant(), e.getMessage());
                    yield new ConsentOutcome.Finishing(tenant);
                }
            }
        };
    }

    private static ProblemException refused(ExactReadException e) {
        return ProblemException.of(
                ProblemKind.CONSENT_READ_REFUSED,
                "%s. Nothing was kept. Check that the app has all the scopes it needs and that the Exact user may use the companies, then sign in once more."
                        .formatted(e.getMessage()));
    }

    /** Ends the sign-in for good; its pair, which no tenant uses, is erased. */
    private ConsentOutcome fail(SignIn signIn, UUID grant, TenantRow tenant, ProblemException problem) {
        Log.warnf("tenant=%s consent failed after it was stored: %s", signIn.tenant(), problem.getMessage());
        signIns.ended(signIn, problem.kind(), () -> {
            grants.eraseIfUnused(grant);
            audit.add(
                    signIn.tenant(),
                    "merchant",
                    "consent-failed",
                    problem.kind().slug());
        });
        return new ConsentOutcome.Failed(problem, Optional.of(tenant));
    }

    private ConsentOutcome identified(SignIn signIn, UUID grant, TenantRow tenant, Secret token) {
        ExactUser user = exact.me(tenant.country(), token);
        Set<Integer> covered = exact.divisions(tenant.country(), user.currentDivision(), token).stream()
                .map(Division::division)
                .collect(Collectors.toUnmodifiableSet());
        boolean misses = tenant.division()
                .filter(division -> !covered.contains(division))
                .isPresent();
        String outcome = misses ? ProblemKind.UNKNOWN_DIVISION.slug() : "connected";
        TenantRow connected = tenants.change(signIn.tenant(), row -> {
            if (!signIns.joined(signIn, outcome)) {
                return;
            }
            UUID joined = grants.join(grant, user.id(), covered);
            if (misses && worksWithAnother(row, joined)) {
                tenants.flush();
                grants.eraseIfUnused(joined);
            } else {
                Optional<UUID> former = row.connect(joined);
                tenants.flush();
                former.ifPresent(grants::eraseIfUnused);
            }
            audit.add(signIn.tenant(), "merchant", "consent-" + outcome, "divisions " + covered);
            noteSiblings(row, joined, covered);
        });
        if (misses) {
            return new ConsentOutcome.Failed(
                    ProblemException.field(
                            ProblemKind.UNKNOWN_DIVISION,
                            "division",
                            connected.division().orElseThrow() + " is not among the companies you ticked",
                            "Open your link again and tick that company at Exact"),
                    Optional.of(connected));
        }
        return new ConsentOutcome.Connected(connected);
    }

    /** The consent of another Exact user, who has not the company, is no reason to give up the one that works. */
    private static boolean worksWithAnother(TenantRow row, UUID joined) {
        return row.state() != State.NEEDS_CONSENT
                && row.grant().filter(now -> !now.equals(joined)).isPresent();
    }

    /** The new consent holds for all tenants of the grant; those whose company was not ticked will be refused by Exact. */
    private void noteSiblings(TenantRow tenant, UUID grant, Set<Integer> covered) {
        for (TenantRow sibling : tenants.list("grantId", grant)) {
            boolean misses = sibling.division()
                    .filter(division -> !covered.contains(division))
                    .isPresent();
            if (misses && !sibling.tenantId().equals(tenant.tenantId())) {
                Log.warnf(
                        "tenant=%s its division is not covered by the consent just given for tenant=%s",
                        sibling.tenantId(), tenant.tenantId());
                audit.add(sibling.tenantId(), "merchant", "division-not-covered", "consent of " + tenant.tenantId());
            }
        }
    }

    /** Finishes what a crash or an outage of Exact left between storing and joining. */
    @Scheduled(
            every = "{connector.auth.consent.sweep}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void sweep() {
        round.run(() -> {
            for (SignIns.Stored stored : signIns.unfinished(SWEEP)) {
                finish(stored);
                round.step();
            }
        });
    }

    private void finish(SignIns.Stored stored) {
        try {
            join(stored.signIn(), stored.grant());
        } catch (RuntimeException e) {
            Log.warnf(
                    "tenant=%s consent cannot be finished now: %s",
                    stored.signIn().tenant(), e.getClass().getName());
        }
    }
}
