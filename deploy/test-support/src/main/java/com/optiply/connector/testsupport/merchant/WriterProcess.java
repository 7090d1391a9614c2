package com.optiply.connector.testsupport.merchant;

import com.optiply.connector.testsupport.JavaProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A packaged writer as a process of its own. */
public final class WriterProcess implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final JavaProcess process;
    private final int port;

    private WriterProcess(JavaProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * @param jar      the runnable jar of the service
     * @param settings configuration, without the port
     */
    static WriterProcess start(String name, String jar, Map<String, String> settings) {
        int port = freePort();
        List<String> arguments = new ArrayList<>(List.of(
                "-Xmx256m", "-XX:+UseSerialGC", "-Dquarkus.http.host=localhost", "-Dquarkus.http.port=" + port));
        settings.forEach((key, value) -> arguments.add("-D" + key + "=" + value));
        arguments.addAll(List.of("-jar", jar));
        return new WriterProcess(JavaProcess.start(name, arguments, Map.of(), null, "never"), port);
    }

    public ProcessHandle handle() {
        return process.handle();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /**
     * @throws IllegalStateException when it has ended
     */
    public boolean isReady() {
        if (!process.isAlive()) {
            throw new IllegalStateException(process.name() + " ended:\n" + process.lastLines());
        }
        return health("ready") == 200;
    }

    /**
     * @param kind {@code ready} or {@code live}
     * @return the status of the answer; 0 when there is none
     */
    public int health(String kind) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/q/health/" + kind))
                .timeout(Duration.ofSeconds(10))
                .build();
        try {
            return HTTP.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** @param name of a signal, for instance {@code STOP} or {@code CONT} */
    public void signal(String name) {
        try {
            int code = new ProcessBuilder("kill", "-" + name, Long.toString(handle().pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IllegalStateException("kill -" + name + " ended with " + code);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** SIGKILL. */
    public void kill() {
        process.kill();
    }

    @Override
    public void close() {
        process.close();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
