package com.optiply.connector.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Stream;

/** Resident memory of processes, as the Linux kernel tells it. */
public final class Memory {

    private static final String RESIDENT = "VmRSS:";

    private Memory() {}

    /** @return bytes resident of these processes together; 0 where the system does not tell */
    public static long resident(Collection<ProcessHandle> processes) {
        return processes.stream()
                .mapToLong(process -> residentOf(process.pid()))
                .sum();
    }

    private static long residentOf(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith(RESIDENT))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
