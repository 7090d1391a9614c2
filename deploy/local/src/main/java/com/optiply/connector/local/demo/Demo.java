package com.optiply.connector.local.demo;

import com.optiply.connector.local.check.Arrivals;
import com.optiply.connector.local.check.CheckedTenant;
import com.optiply.connector.local.check.TenantPlan;
import com.optiply.connector.local.onboarding.Merchant;
import com.optiply.connector.local.onboarding.Onboarding;
import com.optiply.connector.local.onboarding.OperatorApi;
import com.optiply.connector.local.onboarding.OperatorToken;
import com.optiply.connector.local.oracle.HandWritten;
import com.optiply.connector.local.process.Port;
import com.optiply.connector.local.process.Stack;
import com.optiply.connector.local.progress.Console;
import com.optiply.connector.local.progress.Progress;
import com.optiply.connector.local.progress.Tap;
import com.optiply.connector.testsupport.SandboxAdmin;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Shows a merchant's data on its way, until the stack is stopped. */
public final class Demo {

    /** Vendor seconds per real second: a reading interval of a minute takes two seconds. */
    public static final double VENDOR_RATE = 30;

    private static final Duration LOAD_LIMIT = Duration.ofMinutes(5);
    private static final Duration ARRIVAL_LIMIT = Duration.ofMinutes(3);
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(3);
    private static final Duration BETWEEN_CHANGES = Duration.ofSeconds(20);

    private final Stack stack;
    private final Console console;
    private final SandboxAdmin sandbox;

    public Demo(Stack stack, Console console) {
        this.stack = stack;
        this.console = console;
        this.sandbox = stack.sandbox();
    }

    /** Runs until the thread is interrupted. */
    public void run() throws InterruptedException {
        TenantPlan plan = TenantPlan.demo();
        HandWritten none = HandWritten.load();
        Merchant merchant =
                Merchant.of(sandbox.seed(plan.seed(none)).path("tenants").path(0));
        OperatorApi operator = new OperatorApi(stack.ports().url(Port.AUTH), new OperatorToken(stack.issuer()));
        new Onboarding(operator, sandbox, console::say).onboard(plan.id(), "Demo Gifts BV", merchant, plan.settings());
        CheckedTenant tenant = new CheckedTenant(plan, merchant, sandbox, none);
        try (Tap tap = new Tap(stack.bootstrapServers())) {
            Progress progress = new Progress(sandbox, tap, plan.id(), merchant);
            load(tenant, progress);
            Addresses.lines(stack, operator, plan.id(), merchant).forEach(console::say);
            changes(tenant);
        }
    }

    private void load(CheckedTenant tenant, Progress progress) throws InterruptedException {
        long start = System.nanoTime();
        List<String> differences = tenant.differences(false);
        while (!differences.isEmpty()) {
            if (System.nanoTime() - start > LOAD_LIMIT.toNanos()) {
                throw new IllegalStateException("Optiply is not right after " + LOAD_LIMIT.toMinutes()
                        + " minutes, for instance: " + differences.getFirst());
            }
            console.show(console.isTerminal() ? progress.table() : List.of(progress.line()));
            TimeUnit.MILLISECONDS.sleep(console.isTerminal() ? 1000 : BETWEEN_LINES.toMillis());
            differences = tenant.differences(false);
        }
        console.show(progress.table());
        console.keep();
        console.say("Optiply holds exactly what it should, %.0f s after the activation."
                .formatted((System.nanoTime() - start) / 1e9));
    }

    private void changes(CheckedTenant tenant) throws InterruptedException {
        DemoChanges changes = new DemoChanges(sandbox, tenant);
        while (true) {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_CHANGES.toMillis());
            Arrivals arrivals = new Arrivals(tenant, console::say);
            arrivals.add(List.of(changes.next()));
            arrivals.await(ARRIVAL_LIMIT);
        }
    }
}
