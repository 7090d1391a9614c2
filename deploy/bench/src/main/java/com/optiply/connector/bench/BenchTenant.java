package com.optiply.connector.bench;

import com.optiply.connector.local.check.CheckedTenant;
import com.optiply.connector.local.check.TenantPlan;
import com.optiply.connector.local.onboarding.Merchant;
import com.optiply.connector.local.onboarding.Onboarding;
import com.optiply.connector.local.onboarding.OperatorApi;
import com.optiply.connector.local.onboarding.OperatorToken;
import com.optiply.connector.local.oracle.HandWritten;
import com.optiply.connector.local.process.Port;
import com.optiply.connector.local.process.Stack;
import com.optiply.connector.testsupport.SandboxAdmin;
import java.util.Map;
import java.util.function.Consumer;

/** A company that has been made up and can be onboarded. */
final class BenchTenant {

    private final Stack stack;
    private final TenantPlan plan = TenantPlan.demo();
    private final Merchant merchant;
    private final CheckedTenant checked;

    /** @param seed what the sandbox is asked to make up */
    BenchTenant(Stack stack, Map<String, ?> seed) {
        this.stack = stack;
        SandboxAdmin sandbox = stack.sandbox();
        this.merchant = Merchant.of(sandbox.seed(seed).path("tenants").path(0));
        this.checked = new CheckedTenant(plan, merchant, sandbox, HandWritten.load());
    }

    /** From nothing to active. */
    void onboard(Consumer<String> say) {
        OperatorApi operator = new OperatorApi(stack.ports().url(Port.AUTH), new OperatorToken(stack.issuer()));
        new Onboarding(operator, stack.sandbox(), say).onboard(plan.id(), "Bench BV", merchant, plan.settings());
    }

    CheckedTenant checked() {
        return checked;
    }

    Merchant merchant() {
        return merchant;
    }
}
