package com.optiply.connector.auth.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Browsers are told to come by https only where the service's public address is https: the filter as it is registered, before a server that answers one page. */
class HttpsOnlyTest {

    private static final String HEADER = "Strict-Transport-Security";

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/page", "/nowhere"})
    void said_for_a_year_with_every_answer_behind_https(String path) throws Exception {
        assertThat(ask("https://connect.example.com", path)).containsExactly("max-age=31536000");
    }

    @Test
    void a_page_that_says_it_itself_is_not_talked_over() throws Exception {
        assertThat(ask("https://connect.example.com", "/own")).containsExactly("max-age=1");
    }

    /** Said over http, a browser would ignore it; in local mode it would lock the developer out of other services on localhost. */
    @Test
    void not_said_behind_http() throws Exception {
        assertThat(ask("http://localhost:18090", "/page")).isEmpty();
    }

    private List<String> ask(String publicUrl, String path) throws Exception {
        Filters filters = new Filters();
        new LockedDown(URI.create(publicUrl)).register(filters);
        Router router = Router.router(vertx);
        filters.getFilters().forEach(filter -> router.route().handler(filter.getHandler()));
        router.get("/page").handler(request -> request.response().end("a page"));
        router.get("/own")
                .handler(request ->
                        request.response().putHeader(HEADER, "max-age=1").end());
        HttpServer server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "localhost")
                .toCompletionStage()
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
        return headers(URI.create("http://localhost:" + server.actualPort() + path));
    }

    private static List<String> headers(URI address) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                    .headers()
                    .allValues(HEADER);
        }
    }
}
