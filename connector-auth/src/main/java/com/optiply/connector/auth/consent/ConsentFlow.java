package com.optiply.connector.auth.consent;

import com.optiply.connector.auth.exact.ExactApp;
import com.optiply.connector.auth.exact.ExactTokens;
import com.optiply.connector.auth.exact.TokenAnswer;
import com.optiply.connector.auth.grant.Grants;
import com.optiply.connector.auth.grant.NewPair;
import com.optiply.connector.auth.grant.TokenTiming;
import com.optiply.connector.auth.problem.ProblemException;
import com.optiply.connector.auth.problem.ProblemKind;
import com.optiply.connector.auth.secret.Secret;
import com.optiply.connector.auth.tenant.AuditLog;
import com.optiply.connector.auth.tenant.PublicUrls;
import com.optiply.connector.auth.tenant.TenantRow;
import com.optiply.connector.auth.tenant.TenantSecrets;
import com.optiply.connector.auth.tenant.Tenants;
import com.optiply.connector.model.time.VendorClock;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** Sends a browser to Exact and receives it back. */
@ApplicationScoped
public class ConsentFlow {

    private static final String ACTOR = "merchant";
    private static final int TRIES = 30;
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    private final SignIns signIns;
    private final Tenants tenants;
    private final TenantSecrets secrets;
    private final ExactTokens exact;
    private final Grants grants;
    private final ConsentJoin join;
    private final PublicUrls urls;
    private final VendorClock clock;
    private final TokenTiming timing;
    private final AuditLog audit;

    ConsentFlow(
            SignIns signIns,
            Tenants tenants,
            TenantSecrets secrets,
            ExactTokens exact,
            Grants grants,
            ConsentJoin join,
            PublicUrls urls,
            VendorClock clock,
            TokenTiming timing,
            AuditLog audit) {
        this.signIns = signIns;
        this.tenants = tenants;
        this.secrets = secrets;
        this.exact = exact;
        this.grants = grants;
        this.join = join;
        this.urls = urls;
        this.clock = clock;
        this.timing = timing;
        this.audit = audit;
    }

    /** Begins a sign-in of this browser for the tenant. @return where to send it */
    public URI leave(TenantRow tenant, Secret browser) {
        Secret state = signIns.start(tenant.tenantId(), browser);
        return exact.consentPage(tenant.country(), tenant.exactClientId(), urls.redirect(), state);
    }

    /** What came back with the browser; texts are empty when they were absent. */
    public record Return(String code, String state, String error, Optional<String> browser) {}

    public ConsentOutcome comeBack(Return back) {
        return switch (signIns.take(back.state(), back.browser())) {
            case SignIns.Taken.Bad bad ->
                new ConsentOutcome.Failed(ProblemException.of(bad.kind(), advice(bad.kind())), Optional.empty());
            case SignIns.Taken.Good good -> taken(good.signIn(), back);
        };
    }

    private ConsentOutcome taken(SignIn signIn, Return back) {
        TenantRow tenant = tenants.get(signIn.tenant());
        if (!back.error().isEmpty() || back.code().isEmpty()) {
            return fail(
                    signIn,
                    tenant,
                    ProblemException.of(ProblemKind.CONSENT_DENIED, advice(ProblemKind.CONSENT_DENIED)));
        }
        ExactApp app = secrets.app(tenant);
        Instant sent = clock.instant();
        TokenAnswer answer = exact.exchange(app, Secret.of(back.code()), urls.redirect(), timing.callLimit());
        return switch (answer) {
            case TokenAnswer.Pair pair -> {
                NewPair stamped =
                        new NewPair(pair.accessToken(), pair.refreshToken(), clock.instant(), sent.plus(pair.life()));
                Optional<UUID> grant = keep(signIn, app, stamped);
                yield grant.isPresent() ? join.join(signIn, grant.get()) : gone(signIn);
            }
            case TokenAnswer.AppRefused refused ->
                fail(
                        signIn,
                        tenant,
                        ProblemException.field(
                                ProblemKind.EXACT_APP_REFUSED,
                                "exact.clientSecret",
                                "or exact.clientId is not accepted by Exact (or the sign-in took longer than three minutes)",
                                "Copy both again from the app's page in the App Centre (PUT /api/v1/tenants/%s/exact-app) and sign in once more"
                                        .formatted(tenant.tenantId())));
            case TokenAnswer.Void refused ->
                fail(
                        signIn,
                        tenant,
                        ProblemException.of(
                                ProblemKind.CONSENT_CODE_REFUSED,
                                "Exact refused the code: %s. Sign in once more; if it happens again, check that %s is the redirect URL registered for the app."
                                        .formatted(refused.cause(), urls.redirect())));
            case TokenAnswer.TooEarly tooEarly -> unreachable(signIn, tenant, "it asks to wait");
            case TokenAnswer.Unclear unclear -> unreachable(signIn, tenant, unclear.cause());
        };
    }

    /** The code is used up, so only this process knows a good pair: it is tried until it is stored. @return empty when the tenant was off-boarded meanwhile */
    private Optional<UUID> keep(SignIn signIn, ExactApp app, NewPair pair) {
        RuntimeException last = null;
        for (int attempt = 0; attempt < TRIES; attempt++) {
            try {
                return QuarkusTransaction.requiringNew().call(() -> {
                    if (!signIns.hold(signIn)) {
                        return Optional.empty();
                    }
                    UUID grant = grants.keep(app, pair);
                    signIns.stored(signIn, grant);
                    return Optional.of(grant);
                });
            } catch (RuntimeException e) {
                Log.errorf(
                        "tenant=%s the pair of a consent cannot be stored (%s); trying again",
                        signIn.tenant(), e.getClass().getName());
                last = e;
                LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
            }
        }
        throw last;
    }

    private static ConsentOutcome gone(SignIn signIn) {
        Log.infof("tenant=%s was off-boarded while its merchant was at Exact; the pair is dropped", signIn.tenant());
        return new ConsentOutcome.Failed(
                ProblemException.of(
                        ProblemKind.LINK_UNKNOWN, "The connection was ended meanwhile; nothing was stored."),
                Optional.empty());
    }

    private ConsentOutcome unreachable(SignIn signIn, TenantRow tenant, String cause) {
        return fail(
                signIn,
                tenant,
                ProblemException.of(
                        ProblemKind.EXACT_UNREACHABLE,
                        "Exact gave no token: %s. Nothing was stored. Sign in once more in a little while."
                                .formatted(cause)));
    }

    private ConsentOutcome fail(SignIn signIn, TenantRow tenant, ProblemException problem) {
        signIns.ended(
                signIn,
                problem.kind(),
                () -> audit.add(
                        signIn.tenant(), ACTOR, "consent-failed", problem.kind().slug()));
        Log.infof(
                "tenant=%s consent failed: %s", signIn.tenant(), problem.kind().slug());
        return new ConsentOutcome.Failed(problem, Optional.of(tenant));
    }

    private static String advice(ProblemKind kind) {
        return switch (kind) {
            case CONSENT_FOREIGN -> "Open your link again in this browser, and finish the sign-in in it.";
            case CONSENT_REPLAYED -> "Each sign-in counts once. If you are not connected yet, open your link again.";
            case CONSENT_EXPIRED -> "A sign-in must be finished within 15 minutes. Open your link again.";
            case CONSENT_DENIED -> "Nothing was changed. Open your link again and choose Allow when you are ready.";
            default -> "Open your link again and start from there.";
        };
    }
}
