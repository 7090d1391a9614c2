package com.optiply.connector.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** The folder that holds logs and Kafka's data of one run. */
public record StateFolder(Path path) {

    /** Makes it empty. */
    public StateFolder emptied() {
        try {
            if (Files.exists(path)) {
                try (Stream<Path> files = Files.walk(path)) {
                    for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
            Files.createDirectories(logs());
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot empty " + path, e);
        }
    }

    public Path logs() {
        return path.resolve("logs");
    }

    Path log(String name) {
        return logs().resolve(name + ".log");
    }

    /** A log that does not exist yet: of a process that is started again, the older one stays. */
    Path newLog(String name) {
        Path log = log(name);
        for (int start = 2; Files.exists(log); start++) {
            log = log(name + "-" + start);
        }
        return log;
    }

    Path kafka() {
        return path.resolve("kafka");
    }
}
