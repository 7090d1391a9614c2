package com.optiply.connector.sandbox.exact.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A burst of events, against a callback that answers nothing before all of them are there. */
class HttpSenderTest {
    private static final int BURST = 100;

    private final Vertx vertx = Vertx.vertx();
    private final ExecutorService handlers = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch together = new CountDownLatch(BURST);
    private final List<Integer> answers = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void started() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BURST);
        server.setExecutor(handlers);
        server.createContext("/", this::take);
        server.start();
    }

    @AfterEach
    void stopped() {
        server.stop(0);
        handlers.shutdownNow();
        vertx.close();
    }

    private void take(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        together.countDown();
        try {
            together.await();
            exchange.sendResponseHeaders(200, -1);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        exchange.close();
    }

    @Test
    void a_hundred_events_are_posted_at_once() {
        HttpSender sender = new HttpSender(vertx);
        String url = "http://localhost:" + server.getAddress().getPort() + "/hook";
        for (int event = 0; event < BURST; event++) {
            sender.post(url, "{}", answers::add);
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> answers.size() == BURST);
        assertThat(answers).containsOnly(200);
    }
}
