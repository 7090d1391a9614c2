package com.optiply.connector.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadGeneratorTest {

    private HttpServer server;
    private URI address;

    @BeforeEach
    void started() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/good", exchange -> {
            exchange.sendResponseHeaders(200, 5);
            exchange.getResponseBody().write(new byte[5]);
            exchange.close();
        });
        server.start();
        address = URI.create("http://localhost:" + server.getAddress().getPort());
    }

    @AfterEach
    void stopped() {
        server.stop(0);
    }

    @Test
    void countsAnswersAndTheirBytes() {
        byte[] request = LoadGenerator.get(address, "/good", "token", "application/json");
        LoadGenerator.Load load = new LoadGenerator(address, 2, List.of(request)).run(Duration.ofMillis(300));
        assertThat(load.answers()).isPositive();
        assertThat(load.bytes()).isEqualTo(load.answers() * 5);
        assertThat(load.perSecond()).isPositive();
    }

    @Test
    void anotherStatusThan200EndsIt() {
        byte[] request = LoadGenerator.get(address, "/missing", "token", "application/json");
        LoadGenerator generator = new LoadGenerator(address, 1, List.of(request));
        assertThatThrownBy(() -> generator.run(Duration.ofSeconds(1))).hasMessageContaining("404");
    }
}
