package com.optiply.connector.auth.tenant;

import com.optiply.connector.auth.exact.ExactApp;
import com.optiply.connector.auth.exact.ExactSites;
import com.optiply.connector.auth.grant.Grants;
import com.optiply.connector.auth.optiply.OptiplyAccount;
import com.optiply.connector.auth.optiply.OptiplyCredentials;
import com.optiply.connector.auth.optiply.OptiplyTokens;
import com.optiply.connector.auth.problem.FieldProblem;
import com.optiply.connector.auth.problem.ProblemException;
import com.optiply.connector.auth.problem.ProblemKind;
import com.optiply.connector.auth.secret.Secret;
import com.optiply.connector.model.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Enters tenants and replaces their credentials. What is refused leaves nothing behind: everything is checked before the one transaction that stores it. */
@ApplicationScoped
public class Onboarding {

    /** A tenant after a create request; {@code created} is false when the same content was there already. */
    record Entered(TenantRow row, boolean created) {}

    private final Tenants tenants;
    private final TenantSecrets secrets;
    private final OptiplyTokens optiply;
    private final Grants grants;
    private final ExactSites sites;
    private final AuditLog audit;

    Onboarding(
            Tenants tenants,
            TenantSecrets secrets,
            OptiplyTokens optiply,
            Grants grants,
            ExactSites sites,
            AuditLog audit) {
        this.tenants = tenants;
        this.secrets = secrets;
        this.optiply = optiply;
        this.grants = grants;
        this.sites = sites;
        this.audit = audit;
    }

    /**
     * Creates a tenant; repeating the request with the same content changes nothing.
     *
     * @throws ProblemException 409 when the id has other content; 422 or 503 when Optiply refuses the credentials or does not answer
     */
    Entered create(NewTenant body, String actor) {
        refuseBlank(body.optiply(), "optiply.");
        TenantContent content =
                TenantContent.of(body, body.exact() == null ? ExactApp.none() : app(body.exact(), "exact."));
        Optional<TenantRow> known = tenants.read(content.id());
        if (known.isPresent()) {
            return same(content, known.get());
        }
        optiply.check(content.optiply());
        TenantRow row = row(content);
        Optional<TenantRow> taken = tenants.insert(row, () -> audit.add(content.id(), actor, "created", ""));
        return taken.isPresent() ? same(content, taken.get()) : new Entered(row, true);
    }

    /** Replaces Optiply's account and credentials after checking them at Optiply. */
    TenantRow changeOptiply(TenantId tenant, OptiplyBody body, String actor) {
        refuseBlank(body, "");
        OptiplyCredentials credentials = body.credentials();
        TenantRow before = tenants.get(tenant);
        OptiplyAccount account = secrets.account(before);
        if (account.credentials().equals(credentials)) {
            return before;
        }
        if (before.stage.isActivated() && before.optiplyAccount != credentials.accountId()) {
            throw ProblemException.field(
                    ProblemKind.FIXED_AFTER_ACTIVATION,
                    "accountId",
                    "is fixed after activation",
                    "Another Optiply account is another tenant: create one, and off-board this one");
        }
        optiply.check(credentials);
        return tenants.change(tenant, row -> {
            secrets.setCredentials(row, credentials);
            optiply.forget(account);
            audit.add(tenant, actor, "optiply-credentials-changed", "");
        });
    }

    /** Replaces the app at Exact; another app than before drops the consent given to the old one. */
    public TenantRow changeApp(TenantId tenant, ExactAppBody body, String actor) {
        ExactApp app = app(body, "");
        return tenants.change(tenant, row -> {
            boolean sameApp = row.country.equals(app.country()) && row.exactClientId.equals(app.clientId());
            if (!sameApp && row.stage.isActivated()) {
                throw ProblemException.field(
                        ProblemKind.FIXED_AFTER_ACTIVATION,
                        row.country.equals(app.country()) ? "clientId" : "country",
                        "is fixed after activation; only the client secret can be replaced",
                        "Another app is another tenant: create one, and off-board this one");
            }
            secrets.setApp(row, app);
            row.grant().ifPresent(grant -> {
                if (sameApp) {
                    grants.changeSecret(grant, app.clientSecret());
                } else {
                    row.grantId = null;
                    row.division = null;
                    row.stage = Stage.CREATED;
                    tenants.flush();
                    grants.eraseIfUnused(grant);
                }
            });
            audit.add(tenant, actor, "exact-app-changed", sameApp ? "client secret" : "another app");
        });
    }

    private Entered same(TenantContent asked, TenantRow row) {
        List<FieldProblem> differences = content(row).differences(asked);
        if (!differences.isEmpty()) {
            throw new ProblemException(
                    ProblemKind.TENANT_EXISTS,
                    "The tenant %s exists and was left as it is; errors lists the fields that differ."
                            .formatted(row.id),
                    differences);
        }
        return new Entered(row, false);
    }

    private TenantContent content(TenantRow row) {
        return new TenantContent(
                row.tenantId(),
                row.name,
                Optional.ofNullable(row.email),
                row.language,
                secrets.app(row),
                row.settings(),
                secrets.account(row).credentials());
    }

    private TenantRow row(TenantContent content) {
        TenantRow row = new TenantRow();
        row.id = content.id().value();
        row.incarnation = UUID.randomUUID();
        row.name = content.name();
        row.email = content.email().orElse(null);
        row.language = content.language();
        row.stage = Stage.CREATED;
        row.settings = TenantRow.json(content.settings());
        row.warehouses = "[]";
        row.streams = "{}";
        secrets.setApp(row, content.app());
        secrets.setCredentials(row, content.optiply());
        return row;
    }

    private ExactApp app(ExactAppBody body, String prefix) {
        String country = body.country().strip();
        if (!sites.hosts().containsKey(country)) {
            throw ProblemException.field(
                    ProblemKind.INVALID_REQUEST,
                    prefix + "country",
                    "is no site of Exact Online",
                    "Give one of: "
                            + String.join(
                                    ", ",
                                    sites.hosts().keySet().stream().sorted().toList()));
        }
        if (body.clientId() == null && body.clientSecret() == null) {
            return sites.sharedApp(country).orElseThrow(() -> noApp(prefix, country));
        }
        refuseMissing(body.clientId() == null || body.clientId().isBlank(), prefix + "clientId");
        refuseMissing(body.clientSecret() == null, prefix + "clientSecret");
        refuseBlank(body.clientSecret(), prefix + "clientSecret");
        return new ExactApp(country, body.clientId().strip(), body.clientSecret());
    }

    private static ProblemException noApp(String prefix, String country) {
        String remedy = "Copy it from the app's page in the App Centre; there is no shared app for " + country;
        return new ProblemException(
                ProblemKind.INVALID_REQUEST,
                "Client id and client secret of the app are missing.",
                List.of(
                        new FieldProblem(prefix + "clientId", "is missing", remedy),
                        new FieldProblem(prefix + "clientSecret", "is missing", remedy)));
    }

    private static void refuseMissing(boolean missing, String field) {
        if (missing) {
            throw ProblemException.field(
                    ProblemKind.INVALID_REQUEST, field, "is missing", "Copy it from the app's page in the App Centre");
        }
    }

    private static void refuseBlank(OptiplyBody body, String prefix) {
        refuseBlank(body.clientSecret(), prefix + "clientSecret");
        refuseBlank(body.password(), prefix + "password");
    }

    private static void refuseBlank(Secret secret, String field) {
        if (secret.isBlank()) {
            throw ProblemException.field(ProblemKind.INVALID_REQUEST, field, "is blank", "Give the secret itself");
        }
    }
}
