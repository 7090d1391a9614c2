package com.optiply.connector.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * Formats storage and starts one KRaft node that is broker and controller: {@code --port=19092 --data=DIR}. Port 0 takes any free one. Prints
 * {@code broker ready port=NNNN} once it accepts clients. The data directory is kept: a restart on it goes on where it was.
 */
public final class Broker {

    private Broker() {}

    public static void main(String[] args) throws Exception {
        Map<String, String> options = Arrays.stream(args)
                .map(arg -> arg.replaceFirst("^--", "").split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        int port = orFree(Integer.parseInt(options.getOrDefault("port", "19092")));
        Path data = Path.of(options.getOrDefault("data", "target/broker-data")).toAbsolutePath();

        KafkaConfig config = new KafkaConfig(BrokerSettings.of(port, orFree(0), data), false);
        if (!Files.exists(data.resolve("meta.properties"))) {
            format(data);
        }
        KafkaRaftServer server = new KafkaRaftServer(config, Time.SYSTEM);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.shutdown();
            stopped.countDown();
        }));
        server.startup();
        System.out.println("broker ready port=" + port);
        stopped.await();
    }

    private static void format(Path data) throws Exception {
        Formatter formatter = new Formatter();
        formatter.setPrintStream(new PrintStream(OutputStream.nullOutputStream()));
        formatter.setNodeId(BrokerSettings.NODE_ID);
        formatter.setClusterId(Uuid.randomUuid().toString());
        formatter.addDirectory(data.toString());
        formatter.setMetadataLogDirectory(data.toString());
        formatter.setControllerListenerName("CONTROLLER");
        // Otherwise the broker refuses the storage it formatted itself.
        formatter.setUnstableFeatureVersionsEnabled(false);
        formatter.setReleaseVersion(MetadataVersion.latestProduction());
        formatter.run();
    }

    private static int orFree(int port) throws IOException {
        if (port != 0) {
            return port;
        }
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
