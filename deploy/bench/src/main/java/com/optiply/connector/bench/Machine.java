package com.optiply.connector.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Stream;

/** Describes the machine the figures come from. */
final class Machine {

    private Machine() {}

    static String description() {
        return "%d processors (%s), %s memory, %s %s, Java %s, %s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        first("/proc/cpuinfo", "model name", "unknown"),
                        memory(),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        Runtime.version().feature(),
                        LocalDate.now(ZoneOffset.UTC));
    }

    private static String memory() {
        String kilobytes = first("/proc/meminfo", "MemTotal", "").replaceAll("[^0-9]", "");
        return kilobytes.isEmpty() ? "unknown" : Math.round(Long.parseLong(kilobytes) / 1024.0 / 1024.0) + " GiB";
    }

    private static String first(String file, String name, String otherwise) {
        try (Stream<String> lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(otherwise);
        } catch (IOException e) {
            return otherwise;
        }
    }
}
