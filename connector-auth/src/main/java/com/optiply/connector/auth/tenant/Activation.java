package com.optiply.connector.auth.tenant;

import com.optiply.connector.auth.exact.StockRoom;
import com.optiply.connector.auth.problem.FieldProblem;
import com.optiply.connector.auth.problem.ProblemException;
import com.optiply.connector.auth.problem.ProblemKind;
import com.optiply.connector.model.TenantId;
import com.optiply.connector.model.tenant.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.List;

/** The checks before activation, and the activation. */
@ApplicationScoped
public class Activation {

    /** What came of it: the checks that passed; when the tenant was active already, there are none. */
    public record Activated(TenantRow row, List<Check> checks) {}

    private final Tenants tenants;
    private final ExactDesk desk;
    private final Checks checks;
    private final AuditLog audit;
    private final Event<Installed> installed;

    Activation(Tenants tenants, ExactDesk desk, Checks checks, AuditLog audit, Event<Installed> installed) {
        this.tenants = tenants;
        this.desk = desk;
        this.checks = checks;
        this.audit = audit;
        this.installed = installed;
    }

    /**
     * Activates a tenant whose checks all pass.
     *
     * @throws ProblemException 422 with the failed checks; 409 when consent or division are missing, or the tenant is paused
     */
    public Activated activate(TenantId tenant, String actor) {
        TenantRow row = tenants.get(tenant);
        switch (row.stage) {
            case ACTIVE -> {
                return new Activated(row, List.of());
            }
            case PAUSED ->
                throw ProblemException.of(
                        ProblemKind.NOT_ACTIVE,
                        "The tenant is paused: POST /api/v1/tenants/%s/resume.".formatted(row.id));
            case CREATED -> throw ExactDesk.needsConsent(row);
            case CONNECTED, READY -> {}
        }
        if (row.division().isEmpty()) {
            throw ExactDesk.needsDivision(row);
        }
        // Without a token nothing else can be checked; that has problems of its own.
        desk.token(row);
        Settings settings = row.settings();
        List<Finding> findings = checks.run(row);
        List<FieldProblem> failures = findings.stream()
                .flatMap(finding -> finding.problems().stream())
                .toList();
        if (!failures.isEmpty()) {
            throw new ProblemException(
                    ProblemKind.CHECKS_FAILED, "Nothing was changed; errors lists the checks that failed.", failures);
        }
        List<StockRoom> warehouses = desk.warehouses(row);
        TenantRow active = tenants.change(tenant, now -> {
            if (now.stage == Stage.ACTIVE) {
                // Somebody else was quicker: what follows activation has been done.
                return;
            }
            if (now.stage != row.stage
                    || now.division == null
                    || !now.division.equals(row.division)
                    || !now.settings().equals(settings)) {
                throw ProblemException.of(
                        ProblemKind.NOT_ACTIVE,
                        "The tenant was changed while it was being checked. Activate it again.");
            }
            now.stage = Stage.ACTIVE;
            now.warehouses = TenantRow.json(warehouses);
            audit.add(tenant, actor, "activated", "division " + now.division);
            installed.fire(new Installed(tenant));
        });
        return new Activated(active, findings.stream().map(Check::of).toList());
    }
}
