package com.optiply.connector.local.process;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Looks for what would stop the start, before anything is started. */
public record Preflight(Ports ports, Path stateFolder) {

    private static final int WANTED_JAVA = 25;
    private static final long WANTED_DISK = 1_500L * 1024 * 1024;

    /** @return one line for each obstacle, saying what to do; empty when the way is free */
    public List<String> problems() {
        return problems(Runtime.version().feature(), usableSpace());
    }

    List<String> problems(int java, long usableBytes) {
        List<String> problems = new ArrayList<>();
        if (java < WANTED_JAVA) {
            problems.add("This runs on Java %d, and Java %d is needed: install a JDK %d or set JAVA_HOME."
                    .formatted(java, WANTED_JAVA, WANTED_JAVA));
        }
        if (usableBytes < WANTED_DISK) {
            problems.add("Too little disk space at %s: %d MB are free, %d MB are needed."
                    .formatted(stateFolder, usableBytes / 1024 / 1024, WANTED_DISK / 1024 / 1024));
        }
        for (Port port : Port.values()) {
            if (isInUse(ports.of(port))) {
                problems.add("Port %d (%s) is in use: stop what listens there, or set %s or --base-port to another one."
                        .formatted(ports.of(port), port.listener(), port.variable()));
            }
        }
        return List.copyOf(problems);
    }

    private long usableSpace() {
        try {
            Files.createDirectories(stateFolder);
            return Files.getFileStore(stateFolder).getUsableSpace();
        } catch (IOException e) {
            return 0;
        }
    }

    private static boolean isInUse(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
