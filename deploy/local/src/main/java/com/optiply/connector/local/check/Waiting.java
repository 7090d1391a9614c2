package com.optiply.connector.local.check;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Waits for a condition, and tells what is missing when it does not come. */
final class Waiting {

    private Waiting() {}

    /**
     * @param what    in words, what is waited for
     * @param missing what is still missing, empty when the condition holds; asked again and again
     * @throws CheckFailed when the time is over
     */
    static void until(String what, Duration limit, Duration between, Supplier<List<String>> missing) {
        long end = System.nanoTime() + limit.toNanos();
        List<String> left = missing.get();
        while (!left.isEmpty()) {
            if (System.nanoTime() > end) {
                throw new CheckFailed("Not within " + limit.toSeconds() + " s: " + what, left);
            }
            pause(between);
            left = missing.get();
        }
    }

    private static void pause(Duration time) {
        try {
            TimeUnit.MILLISECONDS.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }
}
