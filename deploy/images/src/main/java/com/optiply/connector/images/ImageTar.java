package com.optiply.connector.images;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * An image in a tar, read back without the code that wrote it.
 *
 * @param path   the tar
 * @param config entry point, user, labels and the rest, as the OCI image specification names them
 * @param layers names of the layers' blobs inside the tar, the lowest first
 */
record ImageTar(Path path, JsonNode config, List<String> layers) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static ImageTar read(Path tar) {
        JsonNode manifest = JSON.createObjectNode();
        try {
            manifest = JSON.readTree(blob(tar, "manifest.json")).path(0);
            List<String> layers = StreamSupport.stream(manifest.path("Layers").spliterator(), false)
                    .map(JsonNode::asText)
                    .toList();
            return new ImageTar(
                    tar, JSON.readTree(blob(tar, manifest.path("Config").asText())), layers);
        } catch (IOException e) {
            throw new UncheckedIOException(tar + " is no image: " + manifest, e);
        }
    }

    /** Entry point, user, environment and labels. */
    JsonNode container() {
        return config.path("config");
    }

    List<String> entrypoint() {
        return StreamSupport.stream(container().path("Entrypoint").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /** Lays the layers over each other in an empty folder, with the times and permissions of the image: what a container runtime does. */
    Path unpack(Path folder) throws IOException {
        for (String layer : layers) {
            try (TarArchiveInputStream files =
                    new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(blob(path, layer))))) {
                for (TarArchiveEntry entry = files.getNextEntry(); entry != null; entry = files.getNextEntry()) {
                    unpack(entry, files, folder);
                }
            }
        }
        return folder;
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path folder) throws IOException {
        Path target = folder.resolve(entry.getName().replaceFirst("^/+", "")).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException(entry.getName() + " leads out of the image");
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
        } else if (entry.isFile()) {
            Files.createDirectories(target.getParent());
            Files.copy(content, target);
            Files.setLastModifiedTime(target, entry.getLastModifiedTime());
        } else {
            throw new IOException(entry.getName() + " is neither file nor folder");
        }
        Files.setPosixFilePermissions(target, permissions(entry.getMode()));
    }

    /** Every file of every layer, with what the tar says of it. */
    List<TarArchiveEntry> entries(String layer) throws IOException {
        try (TarArchiveInputStream files =
                new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(blob(path, layer))))) {
            List<TarArchiveEntry> entries = new ArrayList<>();
            for (TarArchiveEntry entry = files.getNextEntry(); entry != null; entry = files.getNextEntry()) {
                entries.add(entry);
            }
            return entries;
        }
    }

    private static byte[] blob(Path tar, String name) throws IOException {
        try (TarArchiveInputStream blobs =
                new TarArchiveInputStream(new BufferedInputStream(Files.newInputStream(tar)))) {
            for (TarArchiveEntry entry = blobs.getNextEntry(); entry != null; entry = blobs.getNextEntry()) {
                if (entry.getName().equals(name)) {
                    return blobs.readAllBytes();
                }
            }
        }
        throw new IOException("There is no " + name + " in " + tar);
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        PosixFilePermission[] fromHigh = {
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE,
            PosixFilePermission.GROUP_READ, PosixFilePermission.GROUP_WRITE, PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE, PosixFilePermission.OTHERS_EXECUTE
        };
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        Stream.iterate(0, bit -> bit < fromHigh.length, bit -> bit + 1)
                .filter(bit -> (mode & (0400 >> bit)) != 0)
                .forEach(bit -> permissions.add(fromHigh[bit]));
        return permissions;
    }
}
