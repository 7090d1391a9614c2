package com.optiply.connector.auth.tenant;

import com.optiply.connector.auth.exact.Division;
import com.optiply.connector.auth.exact.ExactCompany;
import com.optiply.connector.auth.exact.ExactReadException;
import com.optiply.connector.auth.exact.StockRoom;
import com.optiply.connector.auth.optiply.OptiplyTokens;
import com.optiply.connector.auth.problem.FieldProblem;
import com.optiply.connector.auth.problem.ProblemException;
import com.optiply.connector.auth.problem.ProblemKind;
import com.optiply.connector.auth.secret.Secret;
import com.optiply.connector.model.TenantId;
import com.optiply.connector.model.tenant.CompositionModel;
import com.optiply.connector.model.tenant.SalesSource;
import com.optiply.connector.model.tenant.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** The checks before activation, and the activation. */
@ApplicationScoped
class Activation {

    /** What came of it: the checks that passed; when the tenant was active already, there are none. */
    record Activated(TenantRow row, List<Check> checks) {}

    private record Findings(List<Check> checks, List<FieldProblem> failures) {
        void add(String name, List<FieldProblem> problems) {
            if (problems.isEmpty()) {
                checks.add(Check.passed(name));
            }
            failures.addAll(problems);
        }

        void add(String name, String field, String message, String remedy) {
            add(name, List.of(new FieldProblem(field, message, remedy)));
        }
    }

    private final Tenants tenants;
    private final TenantSecrets secrets;
    private final ExactDesk desk;
    private final ExactCompany exact;
    private final OptiplyTokens optiply;
    private final AuditLog audit;

    Activation(
            Tenants tenants,
            TenantSecrets secrets,
            ExactDesk desk,
            ExactCompany exact,
            OptiplyTokens optiply,
            AuditLog audit) {
        this.tenants = tenants;
        this.secrets = secrets;
        this.desk = desk;
        this.exact = exact;
        this.optiply = optiply;
        this.audit = audit;
    }

    /**
     * Activates a tenant whose checks all pass.
     *
     * @throws ProblemException 422 with the failed checks; 409 when consent or division are missing, or the tenant is paused
     */
    Activated activate(TenantId tenant, String actor) {
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
        // Throws 409 itself while no division is chosen.
        List<StockRoom> warehouses = desk.warehouses(row);
        Findings findings = new Findings(new ArrayList<>(), new ArrayList<>());
        Settings settings = row.settings();
        checkCompany(row, desk.token(row), settings, findings);
        findings.add(
                "warehouses", WarehouseRules.unknown(settings.warehouses(), warehouses, "settings.warehouses.codes"));
        checkOptiply(row, findings);
        if (!findings.failures().isEmpty()) {
            throw new ProblemException(
                    ProblemKind.CHECKS_FAILED,
                    "Nothing was changed; errors lists the checks that failed.",
                    findings.failures());
        }
        TenantRow active = tenants.change(tenant, now -> {
            if (now.division == null
                    || !now.division.equals(row.division)
                    || !now.settings().equals(settings)) {
                throw ProblemException.of(
                        ProblemKind.NOT_ACTIVE,
                        "The tenant was changed while it was being checked. Activate it again.");
            }
            now.stage = Stage.ACTIVE;
            now.warehouses = TenantRow.json(warehouses);
            audit.add(tenant, actor, "activated", "division " + now.division);
        });
        return new Activated(active, List.copyOf(findings.checks()));
    }

    private void checkCompany(TenantRow row, Secret token, Settings settings, Findings findings) {
        findings.add("exact-token", List.of());
        List<Division> covered = desk.divisions(row);
        if (covered.stream().anyMatch(one -> one.division() == row.division)) {
            findings.add("division-access", List.of());
        } else {
            findings.add(
                    "division-access",
                    "division",
                    "is not covered by the consent any more",
                    "Let the merchant consent again and tick company " + row.division);
        }
        for (String endpoint : endpoints(settings)) {
            checkRight(row, endpoint, token, findings);
        }
    }

    private void checkRight(TenantRow row, String endpoint, Secret token, Findings findings) {
        String name = "right:" + endpoint;
        try {
            if (exact.mayRead(row.country, row.division, endpoint, token)) {
                findings.add(name, List.of());
            } else {
                findings.add(
                        name,
                        "exact.user",
                        "has no right to read " + endpoint,
                        "Give the Exact user who consented the right to view it, or consent with another user");
            }
        } catch (ExactReadException e) {
            findings.add(
                    name,
                    "exact.user",
                    "could not be checked for " + endpoint + ": " + e.getMessage(),
                    e.isRefusal()
                            ? "Check that the company's package contains this part"
                            : "Try again in a little while");
        }
    }

    private void checkOptiply(TenantRow row, Findings findings) {
        try {
            optiply.check(secrets.account(row).credentials());
            findings.add("optiply-login", List.of());
        } catch (ProblemException e) {
            findings.add(
                    "optiply-login",
                    e.errors().isEmpty()
                            ? List.of(new FieldProblem("optiply", e.getMessage(), "Try again in a little while"))
                            : e.errors());
        }
    }

    private static List<String> endpoints(Settings settings) {
        List<String> endpoints = new ArrayList<>(List.of(
                "Logistics/Items", "Logistics/SalesItemPrices", "Inventory/StockPositions", "Inventory/Warehouses"));
        endpoints.add(
                settings.salesSource() == SalesSource.ORDERS ? "SalesOrder/SalesOrders" : "SalesInvoice/SalesInvoices");
        if (settings.compositions().contains(CompositionModel.MANUFACTURING)) {
            endpoints.add("Manufacturing/BillOfMaterialVersions");
        }
        if (settings.compositions().contains(CompositionModel.ASSEMBLY)) {
            endpoints.add("Inventory/AssemblyBillOfMaterialHeader");
        }
        return endpoints;
    }
}
