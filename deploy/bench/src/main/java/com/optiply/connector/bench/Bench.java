package com.optiply.connector.bench;

import com.optiply.connector.local.check.Check;
import com.optiply.connector.local.process.Ports;
import com.optiply.connector.local.process.Preflight;
import com.optiply.connector.local.process.Service;
import com.optiply.connector.local.process.Stack;
import com.optiply.connector.local.process.StateFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/** The program behind {@code deploy/bench/run}; run from the project's root folder. */
public final class Bench {

    private static final Set<String> NAMES = Set.of(
            "A1", "A2", "A3", "A4", "L1", "L2", "R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8", "R9a", "R9b", "M", "X1",
            "X2");
    private static final Set<String> OF_AUTH = Set.of("A1", "A2", "A3", "A4");
    private static final Set<String> OF_THE_POLLER = Set.of("R1", "R2", "R3", "R6", "R8", "R9a");
    private static final Set<String> OF_THE_WRITER = Set.of("R4", "R5", "R7", "R9b");
    private static final Map<String, Object> SEED = Map.of("name", "online-retail", "tenants", 1);
    private static final Map<String, Object> LARGE = Map.of(
            "name", "generated",
            "seed", 7,
            "tenants", 1,
            "items", 20_000,
            "orders", 10_000,
            "orderLines", 50_000,
            "invoices", 0);

    private final Path root = Path.of("").toAbsolutePath();
    private final List<Figure> figures = new ArrayList<>();

    private Bench() {}

    /** Exit code 0 when the figures were measured, whether met or not; 1 when something broke; 2 when it could not start. */
    public static void main(String[] arguments) throws InterruptedException {
        Set<String> names = new TreeSet<>(arguments.length == 0 ? NAMES : Set.of(arguments));
        if (!NAMES.containsAll(names)) {
            System.out.println(
                    "usage: deploy/bench/run [A1] [A2] [A3] [A4] [L1] [L2] [R1] [R2] [R3] [R4] [R5] [R6] [R7] [R8] [R9a] [R9b] [M] [X1] [X2]   (nothing means all)");
            System.exit(2);
        }
        System.exit(new Bench().run(names));
    }

    private int run(Set<String> names) throws InterruptedException {
        try {
            if (names.contains("L1") || names.contains("R3") || names.contains("M")) {
                seedFigures(names);
            }
            if (names.contains("L2")) {
                largeFigure();
            }
            if (names.stream().anyMatch(OF_AUTH::contains)) {
                try (Stack stack = start()) {
                    add(new TokenPace(stack, root, Bench::say).measure(names));
                }
            }
            if (names.stream().anyMatch(OF_THE_POLLER::contains)) {
                try (Stack stack = start()) {
                    add(new ReadingPace(stack, root, Bench::say).measure(names));
                }
            }
            if (names.contains("R9b")) {
                try (Stack stack = start()) {
                    stack.kill(Service.POLLER);
                    stack.kill(Service.WRITER);
                    add(new Starts(stack, root, Service.WRITER, Bench::say).measure("R9b"));
                }
            }
            if (names.stream().anyMatch(OF_THE_WRITER::contains)) {
                add(new WritingPace(root, Bench::say).measure(names));
            }
            if (names.contains("X1") || names.contains("X2")) {
                try (SandboxLoad load = new SandboxLoad(root, Bench::say)) {
                    add(load.measure(names));
                }
            }
            new FigureTable(root.resolve("deploy/docs/figures.md")).update(figures, Machine.description());
            return 0;
        } catch (IllegalStateException e) {
            say(e.getMessage());
            return 1;
        }
    }

    private void seedFigures(Set<String> names) throws InterruptedException {
        try (Stack stack = start()) {
            BenchTenant tenant = new BenchTenant(stack, SEED);
            Figure load = new FirstLoad(stack, tenant, Bench::say).measure("L1", "first load of the seed", 30);
            if (names.contains("L1")) {
                add(List.of(load));
            }
            if (names.contains("M")) {
                add(new MemoryUse(stack).measure());
            }
            if (names.contains("R3")) {
                add(new Freshness(stack, tenant, Bench::say).measure());
            }
        }
    }

    private void largeFigure() throws InterruptedException {
        try (Stack stack = start()) {
            BenchTenant tenant = new BenchTenant(stack, LARGE);
            add(List.of(
                    new FirstLoad(stack, tenant, Bench::say).measure("L2", "first load of a generated company", 600)));
        }
    }

    private Stack start() {
        Ports ports = Ports.of(OptionalInt.empty(), System.getenv());
        StateFolder state = new StateFolder(root.resolve("deploy/local/.state"));
        List<String> problems = new Preflight(ports, state.path()).problems();
        if (!problems.isEmpty()) {
            throw new IllegalStateException(String.join("\n", problems));
        }
        Stack stack = Stack.start(root, ports, state, Optional.of(Check.begin()), Check.VENDOR_RATE, Bench::say);
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close));
        return stack;
    }

    private void add(List<Figure> measured) {
        figures.addAll(measured);
        measured.forEach(figure -> say(figure.line()));
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
