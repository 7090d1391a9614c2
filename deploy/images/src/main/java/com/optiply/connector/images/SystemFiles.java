package com.optiply.connector.images;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The few files of an operating system that a JVM needs: the C library with its loader, and who the user is. They stand in for a base image where none can be
 * fetched; there is no shell and no package manager in them.
 *
 * @param files what lies where in the image, by path in the image
 */
record SystemFiles(SortedMap<String, Path> files) {

    private static final Pattern LINKED = Pattern.compile("(?m)^\\s*(?:\\S+ => )?(/\\S+) \\(0x");

    private static final List<String> NATIVE = List.of(
            "bin/java", "lib/server/libjvm.so", "lib/libjava.so", "lib/libnet.so", "lib/libnio.so", "lib/libzip.so");

    private static final Map<String, String> ETC = Map.of(
            "passwd",
            "root:x:0:0:root:/:/sbin/nologin\nconnector:x:%1$d:%1$d:connector:/tmp:/sbin/nologin\n"
                    .formatted(ImageBuild.USER),
            "group",
            "root:x:0:\nconnector:x:%d:\n".formatted(ImageBuild.USER),
            "nsswitch.conf",
            "passwd: files\ngroup: files\nhosts: files dns\n");

    /**
     * Collects them from this machine.
     *
     * @param work folder for what is written anew
     */
    static SystemFiles collect(JavaRuntime runtime, Path work) throws IOException, InterruptedException {
        SortedMap<String, Path> files = new TreeMap<>();
        for (String binary : NATIVE) {
            for (Path library : linked(runtime.folder().resolve(binary))) {
                if (!library.startsWith(runtime.folder().toAbsolutePath())) {
                    files.put(library.toString(), library.toRealPath());
                }
            }
        }
        // The C library opens them by name only.
        Path libc = files.values().stream()
                .filter(file -> file.getFileName().toString().startsWith("libc"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The JDK's libraries name no C library"));
        try (Stream<Path> beside = Files.list(libc.getParent())) {
            beside.filter(file -> file.getFileName().toString().matches("lib(nss_files|nss_dns|resolv)\\.so\\.2"))
                    .forEach(file -> files.put(file.toString(), file));
        }
        Files.createDirectories(work);
        for (Map.Entry<String, String> file : ETC.entrySet()) {
            Path written = Files.writeString(work.resolve(file.getKey()), file.getValue());
            files.put("/etc/" + file.getKey(), written);
        }
        return new SystemFiles(files);
    }

    private static List<Path> linked(Path binary) throws IOException, InterruptedException {
        Process ldd = new ProcessBuilder("ldd", binary.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(ldd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (ldd.waitFor() != 0) {
            throw new IllegalStateException("ldd " + binary + " failed: " + said);
        }
        return LINKED.matcher(said)
                .results()
                .map(found -> Path.of(found.group(1)).normalize())
                .toList();
    }
}
