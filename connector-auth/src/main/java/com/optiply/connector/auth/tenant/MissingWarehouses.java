package com.optiply.connector.auth.tenant;

import com.optiply.connector.auth.problem.FieldProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Chosen warehouses that Exact does not have any more: their stock no longer counts, and somebody must choose again. */
@ApplicationScoped
public class MissingWarehouses {

    private final KnownWarehouses published;

    MissingWarehouses(KnownWarehouses published) {
        this.published = published;
    }

    /** @return one problem for each; none before activation and while the poller has published no warehouse of the tenant */
    public List<FieldProblem> of(TenantRow tenant) {
        var there = published.of(tenant);
        return there.isEmpty() || !tenant.stage().isActivated()
                ? List.of()
                : WarehouseRules.unknown(tenant.settings().warehouses(), there, "settings.warehouses.codes");
    }
}
