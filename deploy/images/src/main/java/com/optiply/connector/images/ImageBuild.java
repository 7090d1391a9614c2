package com.optiply.connector.images;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import com.google.cloud.tools.jib.api.buildplan.Port;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/**
 * Puts layers together to an image in a tar, as {@code docker load} and {@code skopeo copy docker-archive:} take it. Asks no network.
 *
 * @param root  the project's folder
 * @param work  where layers are kept between builds
 * @param base  tar of a base image with a C library; the system files of this machine when empty
 * @param labels beside those of every image
 */
record ImageBuild(Path root, Path work, Optional<Path> base, Map<String, String> labels) {

    /** Nobody: what the processes run as. */
    static final int USER = 10001;

    static final String VERSION = "1.0.0-SNAPSHOT";

    /** Where the AOT cache lies in an image. */
    static final String CACHE = Image.HOME + "/app.aot";

    /** Options that an installation may replace as a whole; the chart does. The objects of the AOT cache need some tens of megabytes of heap from the start. */
    static final String JVM_OPTIONS = "-XX:MaxRAMPercentage=60 -XX:InitialRAMPercentage=12 -XX:+ExitOnOutOfMemoryError";

    /** @param layers all but those of the base image */
    JibContainer write(Image image, List<FileEntriesLayer> layers, List<String> entrypoint, Path tar) {
        try {
            JibContainerBuilder builder = base.isPresent() ? Jib.from(TarImage.at(base.get())) : Jib.fromScratch();
            return builder.setFormat(ImageFormat.Docker)
                    .setCreationTime(Layers.TIME)
                    .setFileEntriesLayers(layers)
                    .setEntrypoint(entrypoint)
                    .setUser(USER + ":" + USER)
                    .setWorkingDirectory(AbsoluteUnixPath.get(Image.HOME))
                    .setExposedPorts(ports(image))
                    .setEnvironment(environment(image))
                    .setLabels(labels(image))
                    .containerize(Containerizer.to(TarImage.at(tar).named(image.repository() + ":" + VERSION))
                            .setOfflineMode(true)
                            .setBaseImageLayersCache(work.resolve("base-layers"))
                            .setApplicationLayersCache(work.resolve("layers")));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while building " + image.repository(), e);
        } catch (IOException | ExecutionException | InvalidImageReferenceException e) {
            throw new IllegalStateException("Cannot build " + image.repository() + ": " + e.getMessage(), e);
        } catch (com.google.cloud.tools.jib.api.RegistryException
                | com.google.cloud.tools.jib.api.CacheDirectoryCreationException e) {
            throw new IllegalStateException("Cannot build " + image.repository() + ": " + e.getMessage(), e);
        }
    }

    /** The command of an image. With a cache that does not fit, the JVM starts without it and says so; {@code -XX:AOTMode=on} makes it refuse. */
    static List<String> entrypoint(Image image, Path root, Optional<String> cache) {
        List<String> entrypoint = new ArrayList<>();
        entrypoint.add(JavaRuntime.HOME + "/bin/java");
        cache.ifPresent(path -> entrypoint.add("-XX:AOTCache=" + path));
        entrypoint.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        entrypoint.addAll(image.program(root));
        return entrypoint;
    }

    private static Port[] ports(Image image) {
        return image == Image.SANDBOX
                ? new Port[] {Port.tcp(18081), Port.tcp(18082), Port.tcp(18083), Port.tcp(18084)}
                : new Port[] {Port.tcp(8080)};
    }

    private static Map<String, String> environment(Image image) {
        Map<String, String> environment = new java.util.TreeMap<>(Map.of(
                "PATH",
                JavaRuntime.HOME + "/bin",
                "JAVA_HOME",
                JavaRuntime.HOME,
                "JAVA_TOOL_OPTIONS",
                JVM_OPTIONS,
                "LANG",
                "C.UTF-8"));
        if (image != Image.SANDBOX) {
            environment.put("QUARKUS_HTTP_HOST", "0.0.0.0");
            environment.put("QUARKUS_HTTP_PORT", "8080");
        }
        return environment;
    }

    private Map<String, String> labels(Image image) {
        Map<String, String> all = new java.util.TreeMap<>(labels);
        all.put("org.opencontainers.image.title", image.repository());
        all.put("org.opencontainers.image.description", image.title());
        all.put("org.opencontainers.image.version", VERSION);
        all.put("org.opencontainers.image.created", Layers.TIME.toString());
        all.put("org.opencontainers.image.licenses", "Apache-2.0");
        all.put("org.opencontainers.image.vendor", "Optiply");
        all.put("com.optiply.connector.java", JavaRuntime.vendor() + " " + JavaRuntime.version());
        return all;
    }
}
