package com.optiply.connector.auth.tenant;

import com.optiply.connector.auth.exact.Division;
import com.optiply.connector.auth.problem.FieldProblem;
import com.optiply.connector.auth.problem.ProblemException;
import com.optiply.connector.auth.problem.ProblemKind;
import com.optiply.connector.model.TenantId;
import com.optiply.connector.model.tenant.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Collectors;

/** The choices about the company: which division, and the settings. */
@ApplicationScoped
public class Company {

    private final Tenants tenants;
    private final ExactDesk desk;
    private final AuditLog audit;

    Company(Tenants tenants, ExactDesk desk, AuditLog audit) {
        this.tenants = tenants;
        this.desk = desk;
        this.audit = audit;
    }

    /**
     * Chooses the division from what the consent covers.
     *
     * @param pasted a number, or an address of Exact's that holds it
     */
    public TenantRow choose(TenantId tenant, String pasted, String actor) {
        int division = DivisionNumber.in(pasted)
                .orElseThrow(
                        () -> ProblemException.field(
                                ProblemKind.INVALID_REQUEST,
                                "division",
                                "holds no division number",
                                "Give the number, or paste the address of the browser while the company is open in Exact (it contains _Division_=…)"));
        TenantRow before = tenants.get(tenant);
        if (before.division().filter(chosen -> chosen == division).isPresent()) {
            return before;
        }
        refuseAfterActivation(before);
        List<Division> covered = desk.divisions(before);
        if (covered.stream().noneMatch(one -> one.division() == division)) {
            throw ProblemException.field(
                    ProblemKind.UNKNOWN_DIVISION,
                    "division",
                    "is " + division + ", which the consent does not cover",
                    "Choose from: "
                            + covered.stream()
                                    .map(one -> one.division() + " (" + one.description() + ")")
                                    .collect(Collectors.joining(", "))
                            + "; or let the merchant consent again and tick the company");
        }
        return tenants.change(tenant, row -> {
            refuseAfterActivation(row);
            row.division = division;
            row.stage = Stage.READY;
            audit.add(tenant, actor, "division-chosen", Integer.toString(division));
        });
    }

    /** Replaces the settings; warehouses are compared with Exact's as soon as the division is known. */
    public TenantRow change(TenantId tenant, SettingsBody body, String actor) {
        Settings settings = SettingsRules.settings(body, "");
        TenantRow before = tenants.get(tenant);
        if (before.settings().equals(settings)) {
            return before;
        }
        if (before.division().isPresent() && !settings.warehouses().codes().isEmpty()) {
            List<FieldProblem> unknown =
                    WarehouseRules.unknown(settings.warehouses(), desk.warehouses(before), "warehouses.codes");
            if (!unknown.isEmpty()) {
                throw new ProblemException(ProblemKind.UNKNOWN_WAREHOUSE, "Nothing was changed; see errors.", unknown);
            }
        }
        return tenants.change(tenant, row -> {
            row.settings = TenantRow.json(settings);
            audit.add(tenant, actor, "settings-changed", row.settings);
        });
    }

    private static void refuseAfterActivation(TenantRow row) {
        if (row.stage.isActivated()) {
            throw ProblemException.field(
                    ProblemKind.FIXED_AFTER_ACTIVATION,
                    "division",
                    "is fixed after activation (" + row.division + ")",
                    "Another division is another tenant: create one, and off-board this one");
        }
    }
}
