package com.optiply.connector.model.time;

import com.fasterxml.jackson.databind.JsonNode;
import com.optiply.connector.model.json.EventJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Follows the sandbox's clock: asks for it every half second and reckons on between two answers. */
public final class SandboxClock implements VendorClock, AutoCloseable {

    private record Reading(Instant vendor, double rate, long atNanos) {}

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("sandbox-clock").factory());
    private final URI clock;
    private volatile Reading reading;

    /**
     * @param clock address of the sandbox's clock, {@code …/clock}
     * @throws UncheckedIOException when the sandbox does not answer with its time
     */
    public SandboxClock(URI clock) {
        this.clock = clock;
        this.reading = ask();
        var unused = timer.scheduleWithFixedDelay(this::follow, 500, 500, TimeUnit.MILLISECONDS);
    }

    @Override
    public Instant instant() {
        Reading last = reading;
        long elapsed = System.nanoTime() - last.atNanos();
        return last.vendor().plusNanos((long) (elapsed * last.rate()));
    }

    @Override
    public Duration toReal(Duration vendor) {
        if (vendor.isNegative() || vendor.isZero()) {
            return Duration.ZERO;
        }
        return Duration.ofMillis((long) Math.ceil(vendor.toMillis() / Math.max(reading.rate(), 0.001)));
    }

    @Override
    public void close() {
        timer.shutdownNow();
        http.close();
    }

    private void follow() {
        try {
            reading = ask();
        } catch (UncheckedIOException e) {
            // The sandbox is restarting, or what answers is not the sandbox yet: the last reading goes on.
        }
    }

    private Reading ask() {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(clock).timeout(Duration.ofSeconds(5)).build();
            HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new IOException("Answered " + response.statusCode());
            }
            JsonNode answer = EventJson.mapper().readTree(response.body());
            return new Reading(
                    Instant.parse(answer.path("now").asText()),
                    answer.path("rate").asDouble(1),
                    System.nanoTime());
        } catch (DateTimeParseException e) {
            throw new UncheckedIOException("The sandbox's clock at " + clock + " tells no time", new IOException(e));
        } catch (IOException e) {
            throw new UncheckedIOException("The sandbox's clock at " + clock + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("Interrupted while asking for the sandbox's clock"));
        }
    }
}
