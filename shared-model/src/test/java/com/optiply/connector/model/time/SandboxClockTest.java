package com.optiply.connector.model.time;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The clock in the face of a sandbox that answers something else for a while. */
class SandboxClockTest {

    private static final Instant LATER = Instant.parse("2026-06-01T00:00:00Z");

    private final AtomicInteger readings = new AtomicInteger();
    /** The third answer after the errors is asked for when the first is taken in for certain. */
    private final CountDownLatch enough = new CountDownLatch(6);

    @Test
    void goes_on_following_after_answers_that_tell_no_time() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/clock", this::answer);
        server.start();
        URI address = URI.create("http://localhost:" + server.getAddress().getPort() + "/clock");
        try (SandboxClock clock = new SandboxClock(address)) {
            assertThat(clock.instant()).isBefore(LATER);
            assertThat(enough.await(60, TimeUnit.SECONDS)).as("asked again").isTrue();
            assertThat(clock.instant()).isAfterOrEqualTo(LATER);
        } finally {
            server.stop(0);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        switch (readings.incrementAndGet()) {
            case 1 -> send(exchange, 200, "{\"now\":\"2026-01-01T00:00:00Z\",\"rate\":1.0}");
            case 2 -> send(exchange, 500, "{\"error\":\"starting\"}");
            case 3 -> send(exchange, 200, "{\"error\":\"something else\"}");
            default -> send(exchange, 200, "{\"now\":\"" + LATER + "\",\"rate\":1.0}");
        }
        enough.countDown();
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        try (exchange) {
            byte[] body = text.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
