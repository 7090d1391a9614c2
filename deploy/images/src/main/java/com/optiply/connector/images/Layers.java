package com.optiply.connector.images;

import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Layers of an image, from what changes seldom to what changes often. All files have one time and belong to root, so that the same content is the same layer. */
final class Layers {

    /** Time of every file. The JVM compares a class path's times with those in the AOT cache; tools that unpack an image keep them. */
    static final Instant TIME = Instant.parse("2026-11-01T00:00:00Z");

    private static final FilePermissions FILE = FilePermissions.fromOctalString("644");
    private static final FilePermissions PROGRAM = FilePermissions.fromOctalString("755");
    private static final FilePermissions FOR_ALL = FilePermissions.fromOctalString("777");

    private Layers() {}

    static FileEntriesLayer system(SystemFiles system, Path emptyFolder) {
        FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName("system");
        system.files()
                .forEach((path, file) -> layer.addEntry(
                        file, AbsoluteUnixPath.get(path), path.startsWith("/etc") ? FILE : PROGRAM, TIME));
        return layer.addEntry(emptyFolder, AbsoluteUnixPath.get("/tmp"), FOR_ALL, TIME)
                .build();
    }

    static FileEntriesLayer runtime(JavaRuntime runtime) throws IOException {
        return folder("java", runtime.folder(), JavaRuntime.HOME, file -> true);
    }

    static FileEntriesLayer libraries(Image image, Path root) throws IOException {
        return folder("libraries", image.packaged(root), Image.HOME, image::isLibrary);
    }

    static FileEntriesLayer application(Image image, Path root) throws IOException {
        return folder("application", image.packaged(root), Image.HOME, file -> !image.isLibrary(file));
    }

    /** @param files by path in the image */
    static FileEntriesLayer of(String name, Map<String, Path> files) {
        FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName(name);
        new TreeMap<>(files).forEach((path, file) -> layer.addEntry(file, AbsoluteUnixPath.get(path), FILE, TIME));
        return layer.build();
    }

    private static FileEntriesLayer folder(String name, Path folder, String to, Predicate<Path> chosen)
            throws IOException {
        FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName(name);
        SortedMap<String, Path> files = new TreeMap<>();
        try (Stream<Path> found = Files.walk(folder)) {
            List<Path> regular = found.filter(Files::isRegularFile).toList();
            regular.stream()
                    .filter(file -> chosen.test(folder.relativize(file)))
                    .forEach(file -> files.put(to + "/" + folder.relativize(file), file));
        }
        files.forEach((path, file) ->
                layer.addEntry(file, AbsoluteUnixPath.get(path), Files.isExecutable(file) ? PROGRAM : FILE, TIME));
        return layer.build();
    }
}
