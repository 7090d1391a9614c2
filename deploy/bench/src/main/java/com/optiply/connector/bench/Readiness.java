package com.optiply.connector.bench;

import com.optiply.connector.testsupport.JavaProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits for a service that was just started. */
final class Readiness {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private Readiness() {}

    /**
     * Returns when the address answers 200, to within 20 ms.
     *
     * @throws IllegalStateException with its last lines when the process ends or takes longer than a minute
     */
    static void await(JavaProcess process, URI ready) throws InterruptedException {
        long limit = System.nanoTime() + LIMIT.toNanos();
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (!isReady(http, ready)) {
                if (System.nanoTime() > limit || !process.isAlive()) {
                    throw new IllegalStateException(process.name() + " does not become ready:\n" + process.lastLines());
                }
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }
    }

    private static boolean isReady(HttpClient http, URI ready) throws InterruptedException {
        try {
            return http.send(HttpRequest.newBuilder(ready).build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
