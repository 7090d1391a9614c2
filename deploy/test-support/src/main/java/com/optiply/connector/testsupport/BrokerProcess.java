package com.optiply.connector.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** One Kafka broker from its Maven artifacts, in a JVM of its own. */
public final class BrokerProcess implements AutoCloseable {

    private final JavaProcess process;
    private final int port;

    private BrokerProcess(JavaProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    /** On any free port, with data in a temporary folder. */
    public static BrokerProcess start() {
        try {
            return start(0, Files.createTempDirectory("broker"), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param port 0 for any free one
     * @param data kept on close; a broker started on it again has everything
     * @param log  file for its output, or null
     */
    public static BrokerProcess start(int port, Path data, Path log) {
        List<String> arguments = List.of(
                "-Xmx160m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                Dist.classPath("deploy/broker"),
                "com.optiply.connector.broker.Broker",
                "--port=" + port,
                "--data=" + data);
        JavaProcess process = JavaProcess.start("broker", arguments, Map.of(), log, "broker ready port=");
        String line = process.awaitReady(Duration.ofSeconds(60));
        return new BrokerProcess(process, Integer.parseInt(line.substring(line.indexOf('=') + 1)));
    }

    public String bootstrapServers() {
        return "localhost:" + port;
    }

    public JavaProcess process() {
        return process;
    }

    /** SIGKILL. */
    public void kill() {
        process.kill();
    }

    @Override
    public void close() {
        process.close();
    }
}
