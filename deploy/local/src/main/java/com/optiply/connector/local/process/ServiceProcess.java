package com.optiply.connector.local.process;

import com.optiply.connector.testsupport.JavaProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One service in a JVM of its own. */
final class ServiceProcess {

    /** Small and quick to start, where many processes share two cores. */
    private static final List<String> OPTIONS =
            List.of("-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED");

    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    /** Readiness is asked for over HTTP, not read from the output. */
    private static final String NO_READY_LINE = "\u0000";

    private final JavaProcess process;
    private final URI readiness;

    private ServiceProcess(JavaProcess process, URI readiness) {
        this.process = process;
        this.readiness = readiness;
    }

    static ServiceProcess start(Service service, Path root, Ports ports, Map<String, String> settings, Path log) {
        if (!Files.exists(jar(root, service))) {
            throw new IllegalStateException(jar(root, service) + " is missing: run ./mvnw package -DskipTests");
        }
        List<String> arguments = new ArrayList<>(OPTIONS);
        settings.forEach((name, value) -> arguments.add("-D" + name + "=" + value));
        arguments.add("-jar");
        arguments.add(jar(root, service).toString());
        return new ServiceProcess(
                JavaProcess.start(service.module(), arguments, Map.of(), log, NO_READY_LINE),
                ports.url(service.port()).resolve("/q/health/ready"));
    }

    static Path jar(Path root, Service service) {
        return root.resolve(service.module()).resolve("target/quarkus-app/quarkus-run.jar");
    }

    JavaProcess process() {
        return process;
    }

    /** @throws IllegalStateException with its last lines when it ends or does not become ready in time */
    void awaitReady() {
        long limit = System.nanoTime() + START_LIMIT.toNanos();
        while (!isReady()) {
            if (!process.isAlive()) {
                throw new IllegalStateException(process.name() + " ended before it was ready:\n" + process.lastLines());
            }
            if (System.nanoTime() > limit) {
                throw new IllegalStateException(process.name() + " was not ready within " + START_LIMIT.toSeconds()
                        + " s:\n" + process.lastLines());
            }
            pause();
        }
    }

    private boolean isReady() {
        try {
            HttpRequest request = HttpRequest.newBuilder(readiness)
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for " + process.name(), e);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }
}
