package com.optiply.connector.local;

import com.optiply.connector.local.check.Check;
import com.optiply.connector.local.check.CheckSize;
import com.optiply.connector.local.check.Verdict;
import com.optiply.connector.local.demo.Demo;
import com.optiply.connector.local.process.Ports;
import com.optiply.connector.local.process.Preflight;
import com.optiply.connector.local.process.Stack;
import com.optiply.connector.local.process.StateFolder;
import com.optiply.connector.local.progress.Console;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** The program behind {@code deploy/local/up}; run from the project's root folder. */
public final class Launcher {

    private static final int FAILED = 1;
    private static final int NOT_STARTED = 2;

    private final Console console;
    private final Path root = Path.of("").toAbsolutePath();
    private volatile boolean stopping;

    private Launcher(Console console) {
        this.console = console;
    }

    /** Exit code 0: checked and right, or stopped by the user; 1: checked and wrong, or something broke; 2: could not start. */
    public static void main(String[] arguments) {
        Console console = new Console(System.out, System.getenv("CONNECTOR_TERMINAL") != null);
        Options options;
        Ports ports;
        try {
            options = Options.parse(List.of(arguments));
            ports = Ports.of(options.basePort(), System.getenv());
        } catch (IllegalArgumentException e) {
            console.say(e.getMessage());
            System.exit(NOT_STARTED);
            return;
        }
        System.exit(new Launcher(console).run(options, ports));
    }

    private int run(Options options, Ports ports) {
        long begin = System.nanoTime();
        StateFolder state = new StateFolder(root.resolve("deploy/local/.state"));
        List<String> problems = new Preflight(ports, state.path()).problems();
        problems.forEach(console::say);
        if (!problems.isEmpty()) {
            return NOT_STARTED;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopping = true));
        try (Stack stack = start(options, ports, state)) {
            Runtime.getRuntime().addShutdownHook(new Thread(stack::close));
            var unused = stack.death().thenAccept(this::brokenOff);
            console.say("all processes are ready after %.1f s".formatted(seconds(begin)));
            return options.check().isPresent() ? check(stack, options.check().get(), begin) : demo(stack);
        } catch (CompletionException e) {
            return broken(e.getCause().getMessage());
        } catch (RuntimeException e) {
            return broken(e.getMessage());
        }
    }

    /** What fails because everything is being stopped is not worth a word. */
    private int broken(String what) {
        if (isStopping()) {
            return 0;
        }
        console.say(what);
        return FAILED;
    }

    private Stack start(Options options, Ports ports, StateFolder state) {
        return options.check().isPresent()
                ? Stack.start(root, ports, state, Optional.of(Check.begin()), Check.VENDOR_RATE, console::say)
                : Stack.start(root, ports, state, Optional.empty(), Demo.VENDOR_RATE, console::say);
    }

    private int check(Stack stack, CheckSize size, long begin) {
        Verdict verdict = Check.run(stack, size, console::say);
        if (!verdict.ok()) {
            console.say(verdict.reason());
            console.say("logs: " + stack.state().logs());
        }
        stack.close();
        console.say(verdict.line(Math.round(seconds(begin))));
        return verdict.ok() ? 0 : FAILED;
    }

    private int demo(Stack stack) {
        try {
            new Demo(stack, console).run();
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    /** A process died that nobody asked to end. */
    private void brokenOff(String what) {
        if (!isStopping()) {
            console.say(what);
            Runtime.getRuntime().exit(FAILED);
        }
    }

    /** A Ctrl-C reaches the children too, and they may go a moment before this process knows. */
    private boolean isStopping() {
        try {
            TimeUnit.MILLISECONDS.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return stopping;
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
