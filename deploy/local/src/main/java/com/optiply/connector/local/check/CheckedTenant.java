package com.optiply.connector.local.check;

import com.optiply.connector.local.onboarding.Merchant;
import com.optiply.connector.local.oracle.Difference;
import com.optiply.connector.local.oracle.ExactCompany;
import com.optiply.connector.local.oracle.HandWritten;
import com.optiply.connector.local.oracle.Kind;
import com.optiply.connector.local.oracle.OptiplyState;
import com.optiply.connector.local.oracle.Oracle;
import com.optiply.connector.local.oracle.Picture;
import com.optiply.connector.testsupport.SandboxAdmin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/** A tenant with its company, compared with the oracle and, where it has them, the hand-written cases. */
public final class CheckedTenant {

    private final TenantPlan plan;
    private final Merchant merchant;
    private final SandboxAdmin sandbox;
    private final HandWritten cases;
    private final Oracle oracle;
    private final Set<String> known = new HashSet<>();

    public CheckedTenant(TenantPlan plan, Merchant merchant, SandboxAdmin sandbox, HandWritten cases) {
        this.plan = plan;
        this.merchant = merchant;
        this.sandbox = sandbox;
        this.cases = cases;
        this.oracle = new Oracle(plan.choice());
    }

    public TenantPlan plan() {
        return plan;
    }

    public Merchant merchant() {
        return merchant;
    }

    ExactCompany exact() {
        return ExactCompany.read(entity -> sandbox.rows(merchant.division(), entity));
    }

    public OptiplyState optiply() {
        return OptiplyState.read(kind -> sandbox.optiply(merchant.account(), kind.type()));
    }

    int productsInOptiply() {
        return sandbox.optiply(merchant.account(), Kind.PRODUCTS.type()).size();
    }

    /** @return what Optiply must hold now */
    public Picture expected() {
        Instant now = Instant.parse(sandbox.clock().path("now").asText());
        return oracle.expect(exact(), now, known);
    }

    /** @return everything in which Optiply is not as it must be; when there is nothing, the products there become known */
    public List<String> differences(boolean tomorrow) {
        Picture expected = expected();
        OptiplyState state = optiply();
        List<String> found = new ArrayList<>();
        Difference.between(expected, state.picture()).forEach(difference -> found.add(plan.id() + ": " + difference));
        plan.handWritten().ifPresent(setting -> cases.differences(setting, tomorrow, state.picture())
                .forEach(difference -> found.add(plan.id() + ": " + difference)));
        state.duplicates().forEach(duplicate -> found.add(plan.id() + ": twice in Optiply: " + duplicate));
        if (found.isEmpty()) {
            for (Map.Entry<String, SortedMap<String, String>> product :
                    expected.of(Kind.PRODUCTS).entrySet()) {
                known.add(product.getKey());
            }
        }
        return found;
    }
}
