package com.optiply.connector.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The bytes of all objects that a JVM still uses, counted after a full collection that the counting causes. */
final class LiveHeap {

    private static final Pattern TOTAL = Pattern.compile("Total\\s+\\d+\\s+(\\d+)");

    private LiveHeap() {}

    /** @throws IllegalStateException when the JVM does not tell */
    static long bytesOf(ProcessHandle jvm) {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        ProcessBuilder builder = new ProcessBuilder(jcmd, String.valueOf(jvm.pid()), "GC.class_histogram");
        try {
            Process process = builder.redirectErrorStream(true).start();
            try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
                return lines.lines()
                        .map(TOTAL::matcher)
                        .filter(Matcher::find)
                        .mapToLong(total -> Long.parseLong(total.group(1)))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("No heap histogram of process " + jvm.pid()));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
