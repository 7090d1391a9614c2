package com.optiply.connector.bench;

import com.optiply.connector.local.process.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** How soon the poller is ready after its start, as it is and with an ahead-of-time cache that a start before has left, as an image has it. */
record Starts(Stack stack, Path root) {

    private static final int TIMES = 3;
    private static final double TARGET = 3;

    List<Figure> measure() throws InterruptedException {
        Path cache = root.resolve("deploy/bench/target/poller.aot");
        double plain = median(List.of());
        try {
            Files.deleteIfExists(cache);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try (BenchPoller training = new BenchPoller(stack, root, List.of("-XX:AOTCacheOutput=" + cache))) {
            training.end();
        }
        double cached = median(List.of("-XX:AOTCache=" + cache, "-XX:AOTMode=on"));
        return List.of(
                figure("R8", "start of the poller until it is ready, with the cache of an image", cached),
                figure("R8.plain", "start of the poller until it is ready, without a cache", plain));
    }

    private double median(List<String> options) throws InterruptedException {
        double[] seconds = new double[TIMES];
        for (int start : IntStream.range(0, TIMES).toArray()) {
            try (BenchPoller poller = new BenchPoller(stack, root, options)) {
                seconds[start] = poller.secondsToReady();
            }
        }
        java.util.Arrays.sort(seconds);
        return seconds[TIMES / 2];
    }

    private static Figure figure(String name, String title, double seconds) {
        return new Figure(name, title + ", median of " + TIMES, "s", seconds, TARGET, OptionalDouble.empty());
    }
}
