package com.optiply.connector.images;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The Java runtime of the images, linked from the JDK that builds: an AOT cache is good for exactly the JVM it was recorded with, so the JVM travels with it.
 *
 * @param folder what goes to {@link #HOME}
 */
record JavaRuntime(Path folder) {

    static final String HOME = "/opt/java";

    /** No compiler; jcmd, with which an operator asks for heap dumps and recordings. */
    private static final List<String> MODULES = List.of(
            "java.se",
            "jdk.crypto.ec",
            "jdk.jfr",
            "jdk.management",
            "jdk.net",
            "jdk.unsupported",
            "jdk.zipfs",
            "jdk.jcmd");

    /** Links it, or takes the one that this JDK has linked there before. */
    static JavaRuntime in(Path work) throws IOException, InterruptedException {
        Path linked = work.resolve("java-" + version().replace('+', '-') + "-" + vendor().replaceAll("\\W+", "-"));
        if (!Files.exists(linked)) {
            Path unfinished =
                    work.resolve("unfinished-" + ProcessHandle.current().pid());
            link(unfinished);
            Files.move(unfinished, linked);
        }
        return new JavaRuntime(linked);
    }

    /** Links it into a folder that does not exist yet; the same JDK gives the same files, when it is asked as a process of its own. */
    private static void link(Path folder) throws IOException, InterruptedException {
        Path jlink = Path.of(System.getProperty("java.home"), "bin", "jlink");
        if (!Files.isExecutable(jlink)) {
            throw new IllegalStateException(
                    "This JDK has no jlink: build with a full JDK 25, for instance Eclipse Temurin");
        }
        Process process = new ProcessBuilder(
                        jlink.toString(),
                        "--add-modules",
                        String.join(",", MODULES),
                        "--strip-java-debug-attributes",
                        "--no-header-files",
                        "--no-man-pages",
                        "--output",
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("jlink failed: " + said);
        }
    }

    /** Its version, for instance {@code 25.0.3+9-LTS}. */
    static String version() {
        return Runtime.version().toString();
    }

    static String vendor() {
        return System.getProperty("java.vendor");
    }
}
