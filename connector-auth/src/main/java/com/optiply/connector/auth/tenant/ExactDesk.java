package com.optiply.connector.auth.tenant;

import com.optiply.connector.auth.exact.Division;
import com.optiply.connector.auth.exact.ExactCompany;
import com.optiply.connector.auth.exact.ExactReadException;
import com.optiply.connector.auth.exact.StockRoom;
import com.optiply.connector.auth.grant.GrantTokens;
import com.optiply.connector.auth.grant.Grants;
import com.optiply.connector.auth.grant.TokenOutcome;
import com.optiply.connector.auth.problem.ProblemException;
import com.optiply.connector.auth.problem.ProblemKind;
import com.optiply.connector.auth.secret.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** What can be asked of Exact for a tenant with its access token, before activation; after it, what was stored and published answers. */
@ApplicationScoped
public class ExactDesk {

    private static final Duration COME_BACK = Duration.ofSeconds(30);

    private final GrantTokens tokens;
    private final Grants grants;
    private final ExactCompany exact;
    private final KnownWarehouses published;

    ExactDesk(GrantTokens tokens, Grants grants, ExactCompany exact, KnownWarehouses published) {
        this.tokens = tokens;
        this.grants = grants;
        this.exact = exact;
        this.published = published;
    }

    /** @throws ProblemException 409 without consent, 503 when there is no token just now */
    Secret token(TenantRow tenant) {
        return switch (tokens.accessToken(grant(tenant), Optional.empty())) {
            case TokenOutcome.Ready ready -> ready.token().token();
            case TokenOutcome.NeedsConsent lost -> throw needsConsent(tenant);
            case TokenOutcome.Later later ->
                throw ProblemException.later(ProblemKind.TOKEN_NOT_READY, later.cause(), later.retryAfter());
        };
    }

    /** What the consent covers. @throws ProblemException 409 without consent, 503 when Exact does not answer */
    public List<Division> divisions(TenantRow tenant) {
        if (tenant.stage.isActivated()) {
            return grants.find(grant(tenant)).orElseThrow().divisions().stream()
                    .sorted()
                    .map(number -> new Division(number, "", "", "active"))
                    .toList();
        }
        Secret token = token(tenant);
        return asking(() ->
                exact.divisions(tenant.country, exact.me(tenant.country, token).currentDivision(), token));
    }

    /** @throws ProblemException 409 while no division is chosen */
    public List<StockRoom> warehouses(TenantRow tenant) {
        int division = tenant.division().orElseThrow(() -> needsDivision(tenant));
        if (tenant.stage.isActivated()) {
            List<StockRoom> seen = published.of(tenant);
            return seen.isEmpty() ? tenant.warehouses() : seen;
        }
        Secret token = token(tenant);
        return asking(() -> exact.warehouses(tenant.country, division, token));
    }

    private UUID grant(TenantRow tenant) {
        return tenant.grant().orElseThrow(() -> needsConsent(tenant));
    }

    static ProblemException needsConsent(TenantRow tenant) {
        return ProblemException.of(
                ProblemKind.NEEDS_CONSENT,
                "The merchant of %s must give access at Exact: POST /api/v1/tenants/%s/connect-link and open the link in a browser."
                        .formatted(tenant.id, tenant.id));
    }

    static ProblemException needsDivision(TenantRow tenant) {
        return ProblemException.of(
                ProblemKind.NEEDS_DIVISION,
                "Choose the division first: PUT /api/v1/tenants/%s/division.".formatted(tenant.id));
    }

    private static <T> T asking(Supplier<T> read) {
        try {
            return read.get();
        } catch (ExactReadException e) {
            throw ProblemException.later(
                    ProblemKind.EXACT_UNREACHABLE,
                    e.getMessage() + ". Nothing was changed; try again in a little while.",
                    COME_BACK);
        }
    }
}
