package com.optiply.connector.testsupport;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A JVM as a child process. Its output goes to a log file, if one is given; the last lines are kept for error messages. It is killed when this JVM ends.
 */
public final class JavaProcess implements AutoCloseable {

    private static final int KEPT_LINES = 40;

    private final String name;
    private final Process process;
    private final Thread killer;
    private final Deque<String> last = new ArrayDeque<>();
    private final CompletableFuture<String> ready = new CompletableFuture<>();
    private final String readyMark;

    private JavaProcess(String name, Process process, Path log, String readyMark) {
        this.name = name;
        this.process = process;
        this.readyMark = readyMark;
        this.killer = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(killer);
        Thread.ofPlatform().daemon().name("output of " + name).start(() -> drain(log));
    }

    /**
     * @param name      for messages
     * @param arguments all that follows {@code java}: options, class path, main class or {@code -jar}, program arguments
     * @param log       file that takes the output, or null
     * @param readyMark begin of the line that says it is ready; see {@link #awaitReady}
     */
    public static JavaProcess start(
            String name, List<String> arguments, Map<String, String> environment, Path log, String readyMark) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            return new JavaProcess(name, builder.start(), log, readyMark);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + name, e);
        }
    }

    /**
     * @return the line that begins with the ready mark
     * @throws IllegalStateException when it ends before, or the time is over; the message has its last lines
     */
    public String awaitReady(Duration limit) {
        try {
            return ready.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException(name + " was not ready within " + limit + ":\n" + lastLines(), e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(name + " ended before it was ready:\n" + lastLines(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for " + name, e);
        }
    }

    public String name() {
        return name;
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** The newest lines of its output. */
    public String lastLines() {
        synchronized (last) {
            return String.join("\n", last);
        }
    }

    /** SIGKILL, and waits until it is gone. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** SIGTERM; SIGKILL when that does not help within ten seconds. */
    @Override
    public void close() {
        process.destroy();
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            Runtime.getRuntime().removeShutdownHook(killer);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IllegalStateException e) {
            // This JVM is going down already; the hook runs anyway.
        }
    }

    private void drain(Path log) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
                PrintStream out = log == null
                        ? null
                        : new PrintStream(Files.newOutputStream(log), true, StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                keep(line);
                if (out != null) {
                    out.println(line);
                }
                if (line.startsWith(readyMark)) {
                    ready.complete(line);
                }
            }
            ready.completeExceptionally(new IOException("The output ended"));
        } catch (IOException e) {
            ready.completeExceptionally(e);
        }
    }

    private void keep(String line) {
        synchronized (last) {
            last.addLast(line);
            if (last.size() > KEPT_LINES) {
                last.removeFirst();
            }
        }
    }
}
