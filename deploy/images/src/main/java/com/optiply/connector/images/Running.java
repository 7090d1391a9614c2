package com.optiply.connector.images;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** A process of an image, in its room, from its start to its end. */
final class Running implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Duration END_LIMIT = Duration.ofMinutes(3);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final Image image;
    private final Process process;
    private final int port;
    private final long begun = System.nanoTime();
    private final List<String> output = Collections.synchronizedList(new ArrayList<>());
    private final Thread reader;
    private final Thread killer;

    private Running(Image image, Process process, int port) {
        this.image = image;
        this.process = process;
        this.port = port;
        this.killer = new Thread(() -> process.descendants().forEach(ProcessHandle::destroyForcibly));
        Runtime.getRuntime().addShutdownHook(killer);
        this.reader = Thread.ofPlatform()
                .daemon()
                .name("output of " + image.repository())
                .start(this::read);
    }

    /**
     * @param jvmOptions put before those of the image
     * @param settings   a service's settings; they go where the chart mounts them
     */
    static Running start(ImageTar tar, Image image, Room room, List<String> jvmOptions, Map<String, String> settings)
            throws IOException {
        int port = Surroundings.freePort();
        Map<String, String> environment = new TreeMap<>();
        tar.container()
                .path("Env")
                .forEach(variable -> environment.put(
                        variable.asText().replaceFirst("=.*", ""),
                        variable.asText().replaceFirst("[^=]*=", "")));
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("QUARKUS_CONFIG_LOCATIONS", "/var/run/connector/settings/application.properties");
        Properties file = new Properties();
        file.putAll(settings);
        try (Writer writer = Files.newBufferedWriter(
                room.root().resolve("var/run/connector/settings/application.properties"), StandardCharsets.UTF_8)) {
            file.store(writer, null);
        }
        List<String> command = new ArrayList<>(tar.entrypoint());
        command.addAll(1, jvmOptions);
        if (image == Image.SANDBOX) {
            command.addAll(List.of("--exact-port=0", "--optiply-port=0", "--oidc-port=0", "--admin-port=" + port));
        }
        return new Running(image, room.start(command, environment), port);
    }

    /**
     * @return time from its start until it was ready
     * @throws IllegalStateException with its output when it ends or is not ready in time
     */
    Duration awaitReady() throws InterruptedException {
        while (!isReady()) {
            if (!process.isAlive() || elapsed().compareTo(START_LIMIT) > 0) {
                close();
                throw new IllegalStateException(image.repository() + " did not become ready:\n" + output());
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return elapsed();
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .timeout(Duration.ofSeconds(20))
                        .build(),
                BodyHandlers.ofString());
    }

    /** What it has said so far. */
    String output() {
        synchronized (output) {
            return String.join("\n", output);
        }
    }

    /** Waits for the end that it comes to by itself. @return its exit code */
    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(END_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            close();
            throw new IllegalStateException(image.repository() + " did not end:\n" + output());
        }
        reader.join();
        return process.exitValue();
    }

    /** SIGTERM, and waits until it is gone, with all that it does at its end. */
    void stop() throws InterruptedException {
        // By its handle: Process.destroy would close its output, and the JVM still has to say how its cache went.
        process.toHandle().destroy();
        awaitEnd();
        close();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            Runtime.getRuntime().removeShutdownHook(killer);
        } catch (IllegalStateException e) {
            // This JVM is going down already; the hook runs anyway.
        }
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private boolean isReady() throws InterruptedException {
        try {
            return get(image == Image.SANDBOX ? "/ready" : "/q/health/ready").statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            lines.lines().forEach(output::add);
        } catch (IOException | UncheckedIOException e) {
            output.add("(the output broke off: " + e.getMessage() + ")");
        }
    }
}
