package com.optiply.connector.bench;

import com.optiply.connector.local.process.Service;
import com.optiply.connector.local.process.Stack;
import com.optiply.connector.testsupport.JavaProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A service with the heap and collector it has in a container of 512 MiB and the default reading plan, in place of the stack's own. */
final class BenchService implements AutoCloseable {

    private static final Duration END_LIMIT = Duration.ofSeconds(60);
    private static final String HURRIED_PLAN = "poller.intervals.";

    private final JavaProcess process;
    private final double secondsToReady;

    /** Starts it and returns when it is ready. @param more further options of the JVM */
    BenchService(Stack stack, Path root, Service service, List<String> more) throws InterruptedException {
        long begin = System.nanoTime();
        List<String> arguments = new ArrayList<>(
                List.of("-Xms61m", "-Xmx307m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"));
        stack.settings(service).forEach((name, value) -> {
            if (!name.startsWith(HURRIED_PLAN)) {
                arguments.add("-D" + name + "=" + value);
            }
        });
        arguments.addAll(more);
        arguments.add("-jar");
        arguments.add(root.resolve(service.module() + "/target/quarkus-app/quarkus-run.jar")
                .toString());
        process = JavaProcess.start(service.module(), arguments, Map.of(), null, "never said");
        Readiness.await(process, stack.ports().url(service.port()).resolve("/q/health/ready"));
        secondsToReady = (System.nanoTime() - begin) / 1e9;
    }

    double secondsToReady() {
        return secondsToReady;
    }

    /** Ends it and waits until it has written what it writes at its end. */
    void end() {
        process.handle().destroy();
        process.handle()
                .onExit()
                .orTimeout(END_LIMIT.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    ProcessHandle handle() {
        return process.handle();
    }

    @Override
    public void close() {
        process.close();
    }
}
