package com.optiply.connector.bench;

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

/** How soon connector-auth is ready after its start on a database that has its tables, with the ahead-of-time cache of a start before, as an image has it, and without. */
record AuthStarts(Stack stack, Path root, Consumer<String> say) {

    private static final int TIMES = 3;
    private static final double TARGET = 3;

    List<Figure> measure() throws InterruptedException {
        Path cache = root.resolve("deploy/bench/target/auth.aot");
        double plain = median("without a cache", List.of());
        try {
            Files.deleteIfExists(cache);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try (BenchAuth training = new BenchAuth(stack, root, List.of("-XX:AOTCacheOutput=" + cache))) {
            training.end();
        }
        double cached = median("with a cache", List.of("-XX:AOTCache=" + cache, "-XX:AOTMode=on"));
        return List.of(
                figure("A3", "start of connector-auth until it is ready, with the cache of an image", cached),
                figure("A3.plain", "start of connector-auth until it is ready, without a cache", plain));
    }

    private double median(String how, List<String> options) throws InterruptedException {
        double[] seconds = new double[TIMES];
        for (int start : IntStream.range(0, TIMES).toArray()) {
            try (BenchAuth auth = new BenchAuth(stack, root, options)) {
                seconds[start] = auth.secondsToReady();
            }
        }
        Arrays.sort(seconds);
        say.accept("connector-auth %s: seconds until ready %s".formatted(how, Arrays.toString(seconds)));
        return seconds[TIMES / 2];
    }

    private static Figure figure(String name, String title, double seconds) {
        return new Figure(name, title + ", median of " + TIMES, "s", seconds, TARGET, OptionalDouble.empty());
    }
}
