package com.optiply.connector.auth.tenant;

import com.optiply.connector.auth.exact.ExactCompany;
import com.optiply.connector.auth.exact.ExactReadException;
import com.optiply.connector.auth.optiply.OptiplyTokens;
import com.optiply.connector.auth.problem.FieldProblem;
import com.optiply.connector.auth.problem.ProblemException;
import com.optiply.connector.auth.secret.Secret;
import com.optiply.connector.model.progress.SyncStatus;
import com.optiply.connector.model.tenant.Settings;
import com.optiply.connector.model.time.VendorClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The checks of a tenant, before activation and on demand. Before activation Exact is asked; afterwards only what does not touch the division is asked, and
 * the poller's reports tell about rights and modules, because Exact wants the calls of one app and division one after the other (Exact reference §2.1).
 */
@ApplicationScoped
public class Checks {

    private static final Duration SKEW = Duration.ofSeconds(60);
    private static final String LATER = "Try again in a little while";

    private final Tenants tenants;
    private final TenantSecrets secrets;
    private final ExactDesk desk;
    private final ExactCompany exact;
    private final OptiplyTokens optiply;
    private final StreamReports reports;
    private final VendorClock clock;

    Checks(
            Tenants tenants,
            TenantSecrets secrets,
            ExactDesk desk,
            ExactCompany exact,
            OptiplyTokens optiply,
            StreamReports reports,
            VendorClock clock) {
        this.tenants = tenants;
        this.secrets = secrets;
        this.desk = desk;
        this.exact = exact;
        this.optiply = optiply;
        this.reports = reports;
        this.clock = clock;
    }

    /** Runs all checks that can be made now; a failed one ends nothing. */
    public List<Check> report(TenantRow row) {
        return run(row).stream().map(Check::of).toList();
    }

    List<Finding> run(TenantRow row) {
        List<Finding> findings = new ArrayList<>();
        Optional<Secret> token = token(row, findings);
        if (token.isPresent()) {
            findings.add(finding("division-access", "division", () -> division(row)));
            findings.add(finding("clock", "exact", () -> skew(row, token.get())));
        }
        if (row.division().isPresent()) {
            if (row.stage().isActivated()) {
                streams(row, findings);
            } else if (token.isPresent()) {
                endpoints(row, token.get(), findings);
            }
            findings.add(finding("warehouses", "settings.warehouses", () -> warehouses(row)));
        }
        findings.add(finding("optiply-login", "optiply", () -> {
            optiply.check(secrets.account(row).credentials());
            return List.of();
        }));
        findings.add(CallPlanRule.judge(sameCompany(row)));
        return List.copyOf(findings);
    }

    private Optional<Secret> token(TenantRow row, List<Finding> findings) {
        try {
            Secret token = desk.token(row);
            findings.add(Finding.passed("exact-token"));
            return Optional.of(token);
        } catch (ProblemException e) {
            findings.add(Finding.failed("exact-token", "exact", "has given no access token", e.getMessage()));
            return Optional.empty();
        }
    }

    private List<FieldProblem> division(TenantRow row) {
        if (row.division().isEmpty()) {
            return List.of(new FieldProblem("division", "is not chosen", "Choose the company to read"));
        }
        int division = row.division().orElseThrow();
        return desk.divisions(row).stream().anyMatch(one -> one.division() == division)
                ? List.of()
                : List.of(new FieldProblem(
                        "division",
                        "is not covered by the consent any more",
                        "Let the merchant consent again and tick company " + division));
    }

    private List<FieldProblem> skew(TenantRow row, Secret token) {
        Instant before = clock.instant();
        Optional<Instant> told = exact.clock(row.country(), token);
        Instant after = clock.instant();
        // The call itself took time, so only what lies outside of it is skew.
        boolean good = told.map(date -> !date.isBefore(before.minus(SKEW)) && !date.isAfter(after.plus(SKEW)))
                .orElse(true);
        return good
                ? List.of()
                : List.of(new FieldProblem(
                        "clock",
                        "differs from Exact's by more than %d seconds".formatted(SKEW.toSeconds()),
                        "Set the clock of this machine by NTP: tokens would be refreshed too early or too late"));
    }

    private void endpoints(TenantRow row, Secret token, List<Finding> findings) {
        int division = row.division().orElseThrow();
        for (Endpoint endpoint : Endpoint.of(row.settings())) {
            Finding module = finding("module:" + endpoint.right(), "exact.company", () -> {
                return exact.offers(row.country(), division, endpoint.resource(), token)
                        ? List.of()
                        : List.of(
                                new FieldProblem(
                                        "exact.company",
                                        "cannot be read at " + endpoint.right(),
                                        "Check that the company's Exact package contains this part, or that the app has the scope for it; or leave the choice that needs it out. Exact is asked again after ten minutes"));
            });
            findings.add(module);
            if (module.passed()) {
                findings.add(finding("right:" + endpoint.right(), "exact.user", () -> {
                    return exact.mayRead(row.country(), division, endpoint.right(), token)
                            ? List.of()
                            : List.of(
                                    new FieldProblem(
                                            "exact.user",
                                            "has no right to read " + endpoint.right(),
                                            "Give the Exact user who consented the right to view it, or consent with another user"));
                }));
            }
        }
    }

    private void streams(TenantRow row, List<Finding> findings) {
        for (SyncStatus status : reports.of(row)) {
            String name = "stream:" + status.direction().word() + "/" + status.stream();
            findings.add(
                    status.problem() == null
                            ? Finding.passed(name)
                            : Finding.failed(
                                    name,
                                    status.stream(),
                                    status.problem().message(),
                                    status.problem().remedy()));
        }
    }

    private List<FieldProblem> warehouses(TenantRow row) {
        return WarehouseRules.unknown(row.settings().warehouses(), desk.warehouses(row), "settings.warehouses.codes");
    }

    private List<Settings> sameCompany(TenantRow row) {
        List<Settings> all = new ArrayList<>(List.of(row.settings()));
        row.division().ifPresent(division -> tenants.sameCompany(row).forEach(other -> all.add(other.settings())));
        return all;
    }

    /** What an answer says that is none becomes the check's failure, so that the other checks are still made. */
    private static Finding finding(String name, String field, Supplier<List<FieldProblem>> check) {
        try {
            return new Finding(name, check.get());
        } catch (ProblemException e) {
            return e.errors().isEmpty()
                    ? Finding.failed(name, field, "could not be checked: " + e.getMessage(), LATER)
                    : new Finding(name, e.errors());
        } catch (ExactReadException e) {
            return Finding.failed(
                    name,
                    field,
                    "could not be checked: " + e.getMessage(),
                    e.isRefusal() ? "Check that the company's package contains this part" : LATER);
        }
    }
}
