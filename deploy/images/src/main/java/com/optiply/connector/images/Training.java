package com.optiply.connector.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/**
 * Records an AOT cache (JEP 483, 514, 515) by running a service out of its own unpacked image until it is ready, asking it a few things and ending it. The paths,
 * the times of the files and the JVM are then those of the image.
 */
final class Training {

    /** The collector that the JVM takes in the chart's memory; G1 and Parallel can use the cache too, ZGC cannot. */
    private static final String COLLECTOR = "-XX:+UseSerialGC";

    private Training() {}

    /**
     * @param tar  the image without a cache
     * @param work an empty folder
     * @param to   the file that takes the cache
     */
    static void record(ImageTar tar, Image image, Surroundings surroundings, Path work, Path to)
            throws IOException, InterruptedException {
        Room room = Room.furnish(tar.unpack(work));
        String cache = Room.OUT + "/app.aot";
        Map<String, String> settings = surroundings.settings(image);
        try (Running service =
                Running.start(tar, image, room, List.of("-XX:AOTCacheOutput=" + cache, COLLECTOR), settings)) {
            service.awaitReady();
            for (String path : List.of("/q/metrics", "/q/health", "/api/v1/tenants")) {
                service.get(path);
            }
            service.stop();
            Path recorded = room.root().resolve(cache.substring(1));
            if (!Files.exists(recorded)) {
                throw new IllegalStateException(image.repository() + " left no AOT cache:\n" + service.output());
            }
            Files.move(recorded, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
