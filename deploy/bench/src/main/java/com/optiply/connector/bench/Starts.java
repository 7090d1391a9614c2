package com.optiply.connector.bench;

import com.optiply.connector.local.process.Service;
import com.optiply.connector.local.process.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** How soon a service is ready after its start on a database that has its tables, with the ahead-of-time cache of a start before, as an image has it, and without. */
record Starts(Stack stack, Path root, Service service, Consumer<String> say) {

    private static final int TIMES = 3;
    private static final double TARGET = 3;

    /** @param id of the figure with a cache; the one without has {@code .plain} behind it */
    List<Figure> measure(String id) throws InterruptedException {
        Path cache = root.resolve("deploy/bench/target/" + service.module() + ".aot");
        double plain = median("without a cache", List.of());
        try {
            Files.deleteIfExists(cache);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try (BenchService training = new BenchService(stack, root, service, List.of("-XX:AOTCacheOutput=" + cache))) {
            training.end();
        }
        double cached = median("with a cache", List.of("-XX:AOTCache=" + cache, "-XX:AOTMode=on"));
        String start = "start of " + service.module() + " until it is ready, ";
        return List.of(
                figure(id, start + "with the cache of an image", cached),
                figure(id + ".plain", start + "without a cache", plain));
    }

    private double median(String how, List<String> options) throws InterruptedException {
        double[] seconds = new double[TIMES];
        for (int start : IntStream.range(0, TIMES).toArray()) {
            try (BenchService running = new BenchService(stack, root, service, options)) {
                seconds[start] = running.secondsToReady();
            }
        }
        Arrays.sort(seconds);
        say.accept("%s %s: seconds until ready %s".formatted(service.module(), how, Arrays.toString(seconds)));
        return seconds[TIMES / 2];
    }

    private static Figure figure(String id, String title, double seconds) {
        return new Figure(id, title + ", median of " + TIMES, "s", seconds, TARGET, OptionalDouble.empty());
    }
}
