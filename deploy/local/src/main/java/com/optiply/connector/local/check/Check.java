package com.optiply.connector.local.check;

import com.optiply.connector.local.onboarding.Merchant;
import com.optiply.connector.local.onboarding.Onboarding;
import com.optiply.connector.local.onboarding.OperatorApi;
import com.optiply.connector.local.onboarding.OperatorToken;
import com.optiply.connector.local.oracle.HandWritten;
import com.optiply.connector.local.oracle.Kind;
import com.optiply.connector.local.oracle.Picture;
import com.optiply.connector.local.process.Memory;
import com.optiply.connector.local.process.Port;
import com.optiply.connector.local.process.Stack;
import com.optiply.connector.local.progress.Tap;
import com.optiply.connector.testsupport.SandboxAdmin;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** The whole check, on a stack that has just been started. */
public final class Check {

    /** Vendor seconds per real second: call limits and intervals pass quickly, and a token's 570 seconds in ten. */
    public static final double VENDOR_RATE = 60;

    private static final Duration FIRST_LOAD = Duration.ofSeconds(150);
    private static final Duration CHANGES = Duration.ofSeconds(100);
    private static final Duration NEXT_DAY = Duration.ofSeconds(100);
    private static final Duration NOW_AND_THEN = Duration.ofSeconds(1);
    private static final long MOST_MEMORY = 3L * 1024 * 1024 * 1024;

    private final Stack stack;
    private final Consumer<String> say;
    private final SandboxAdmin sandbox;
    private final HandWritten cases = HandWritten.load();
    private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    private int changesArrived;

    private Check(Stack stack, Consumer<String> say) {
        this.stack = stack;
        this.say = say;
        this.sandbox = stack.sandbox();
    }

    /** @return the moment the stack's clock must begin with */
    public static Instant begin() {
        return HandWritten.load().now();
    }

    /**
     * @param size which tenants
     * @param say  takes lines on the way
     * @return what was found
     */
    public static Verdict run(Stack stack, CheckSize size, Consumer<String> say) {
        Check check = new Check(stack, say);
        try {
            check.run(size);
            return new Verdict(true, check.summary(), "");
        } catch (CheckFailed e) {
            return new Verdict(false, check.summary(), e.getMessage());
        }
    }

    private void run(CheckSize size) {
        List<CheckedTenant> tenants = seed(size.tenants());
        try (Tap tap = new Tap(stack.bootstrapServers());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<Void> onboarded = onboard(tenants, threads);
            new Crashes(stack, tap, tenants, say).happen();
            join(onboarded);
            settle("after the first load", FIRST_LOAD, tenants, false);
            minimum(tenants);
            changes(tenants);
            settle("after the changes", CHANGES, tenants, false);
            nextDay();
            settle("the next day", NEXT_DAY, tenants, true);
            tokens();
            Waiting.until(
                    "The topics are read to their end",
                    CHANGES,
                    NOW_AND_THEN,
                    () -> tap.hasSeenAll() ? List.of() : List.of("events that the check has not seen"));
            hold("Events on the topics", tap.problems());
            memory();
        }
    }

    private List<CheckedTenant> seed(List<TenantPlan> plans) {
        List<CheckedTenant> tenants = new ArrayList<>();
        for (TenantPlan plan : plans) {
            Merchant merchant =
                    Merchant.of(sandbox.seed(plan.seed(cases)).path("tenants").path(0));
            tenants.add(new CheckedTenant(plan, merchant, sandbox, cases));
        }
        return tenants;
    }

    private CompletableFuture<Void> onboard(List<CheckedTenant> tenants, ExecutorService threads) {
        OperatorApi operator = new OperatorApi(stack.ports().url(Port.AUTH), new OperatorToken(stack.issuer()));
        Onboarding onboarding = new Onboarding(operator, sandbox, say);
        return CompletableFuture.allOf(tenants.stream()
                .map(tenant -> CompletableFuture.runAsync(
                        () -> onboarding.onboard(
                                tenant.plan().id(),
                                "Check " + tenant.plan().id(),
                                tenant.merchant(),
                                tenant.plan().settings()),
                        threads))
                .toArray(CompletableFuture[]::new));
    }

    private static void join(CompletableFuture<Void> onboarded) {
        try {
            onboarded.join();
        } catch (CompletionException e) {
            throw new CheckFailed("Onboarding failed: " + e.getCause().getMessage(), List.of());
        }
    }

    private void settle(String when, Duration limit, List<CheckedTenant> tenants, boolean tomorrow) {
        long start = System.nanoTime();
        List<CheckedTenant> open = new ArrayList<>(tenants);
        Waiting.until("Optiply is right " + when, limit, NOW_AND_THEN, () -> {
            List<String> missing = new ArrayList<>();
            open.removeIf(tenant -> {
                List<String> differences = tenant.differences(tomorrow);
                missing.addAll(differences);
                return differences.isEmpty();
            });
            if (missing.isEmpty()) {
                // Who was right early must still be.
                for (CheckedTenant tenant : tenants) {
                    List<String> differences = tenant.differences(tomorrow);
                    if (!differences.isEmpty()) {
                        open.add(tenant);
                        missing.addAll(differences);
                    }
                }
            }
            return missing;
        });
        say.accept("Optiply is right for %d tenants %s (%.1f s)".formatted(tenants.size(), when, seconds(start)));
    }

    private void minimum(List<CheckedTenant> tenants) {
        List<String> missing = new ArrayList<>();
        for (CheckedTenant tenant : tenants) {
            Picture picture = tenant.optiply().picture();
            tenant.plan()
                    .minimum()
                    .missing(picture)
                    .forEach(few -> missing.add(tenant.plan().id() + ": " + few));
            for (Kind kind : Kind.values()) {
                counts.merge(kind, picture.of(kind).size(), Integer::sum);
            }
        }
        hold("Too little to prove anything", missing);
    }

    private void changes(List<CheckedTenant> tenants) {
        CheckedTenant tenant = tenants.stream()
                .filter(candidate -> candidate.plan().id().equals(TenantPlan.CHANGED))
                .findFirst()
                .orElseThrow();
        Changes changes = new Changes(
                sandbox, tenant.merchant().division(), tenant.optiply().picture());
        Arrivals arrivals = new Arrivals(tenant, say);
        String doomed = changes.newItem("CHECK-DOOMED", "Deleted soon");
        arrivals.add(changes.stock());
        arrivals.add(changes.name());
        arrivals.add(changes.newItem());
        arrivals.add(changes.newOrder());
        arrivals.add(changes.changedLine());
        arrivals.add(changes.cancelledOrder());
        arrivals.add(changes.manufacturedPartRemoved());
        arrivals.add(changes.assembledPartRemoved());
        arrivals.add(List.of(Claim.says("item to be deleted", Kind.PRODUCTS, doomed, Map.of("status", "enabled"))));
        arrivals.await(CHANGES);
        Waiting.until("Optiply is right before the deletion", CHANGES, NOW_AND_THEN, () -> tenant.differences(false));
        arrivals.add(changes.deletedItem(doomed));
        arrivals.await(CHANGES);
        changesArrived = arrivals.count();
    }

    /** Prices expire and items end by time alone. */
    private void nextDay() {
        sandbox.setClock(cases.tomorrow(), VENDOR_RATE);
        say.accept("the clock of the vendors is set to " + cases.tomorrow());
    }

    private void tokens() {
        Tokens tokens = Tokens.read(sandbox);
        hold("Tokens and limits", tokens.problems());
        say.accept("Exact's tokens were rotated %d times, none was used twice, no call limit was overrun"
                .formatted(tokens.refreshes()));
    }

    private void memory() {
        Map<String, List<ProcessHandle>> processes = stack.processes();
        List<String> parts = new ArrayList<>();
        processes.forEach((name, handles) -> parts.add(name + " " + megabytes(Memory.resident(handles))));
        long all = Memory.resident(
                processes.values().stream().flatMap(List::stream).toList());
        say.accept("memory of all processes: " + megabytes(all) + " (" + String.join(", ", parts) + ")");
        if (all > MOST_MEMORY) {
            throw new CheckFailed("The processes together use more than 3 GiB: " + megabytes(all), List.of());
        }
    }

    private String summary() {
        return "%d hand-written cases, %d products, %d compositions, %d sell orders with %d lines, %d changes"
                .formatted(
                        cases.cases().size(),
                        counts.getOrDefault(Kind.PRODUCTS, 0),
                        counts.getOrDefault(Kind.COMPOSITIONS, 0),
                        counts.getOrDefault(Kind.SELL_ORDERS, 0),
                        counts.getOrDefault(Kind.SELL_ORDER_LINES, 0),
                        changesArrived);
    }

    private static void hold(String what, List<String> problems) {
        if (!problems.isEmpty()) {
            throw new CheckFailed(what, problems);
        }
    }

    private static String megabytes(long bytes) {
        return bytes / 1024 / 1024 + " MB";
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
