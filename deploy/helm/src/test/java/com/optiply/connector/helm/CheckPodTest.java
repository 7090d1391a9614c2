package com.optiply.connector.helm;

import static com.optiply.connector.helm.Rendered.elements;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The script of {@code helm test}, as rendered, run by a real shell with a real curl; a proxy plays the services and the issuer under their names in the cluster. */
class CheckPodTest {

    private static final String BASIC =
            "Basic " + Base64.getEncoder().encodeToString("operator:of-the-secret".getBytes(StandardCharsets.UTF_8));

    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    private HttpServer cluster;
    private int withoutToken = 401;
    private int withToken = 200;

    @BeforeEach
    void start() throws IOException {
        Assumptions.assumeTrue(
                Files.isExecutable(Path.of("/bin/sh")) && Files.isExecutable(Path.of("/usr/bin/curl")),
                "The script of the test pod was not run: there is no /bin/sh or no /usr/bin/curl on this machine");
        cluster = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        cluster.createContext("/", this::answer);
        cluster.start();
    }

    @AfterEach
    void stop() {
        if (cluster != null) {
            cluster.stop(0);
        }
    }

    @Test
    void asks_every_service_and_calls_as_an_operator() throws IOException, InterruptedException {
        assertThat(run()).isZero();

        assertThat(calls)
                .contains(
                        "http://optiply-auth:8080/q/health/ready",
                        "http://optiply-poller:8080/q/health/ready",
                        "http://optiply-writer:8080/q/health/ready",
                        "http://issuer/.well-known/openid-configuration",
                        "http://issuer/token " + BASIC)
                .filteredOn(call -> call.contains("/api/v1/tenants"))
                .hasSize(2)
                .last()
                .asString()
                .endsWith(" Bearer the-token");
    }

    @Test
    void fails_when_somebody_without_a_token_is_let_in() throws IOException, InterruptedException {
        withoutToken = 200;

        assertThat(run()).isNotZero();
    }

    @Test
    void fails_when_the_operator_is_refused() throws IOException, InterruptedException {
        withToken = 403;

        assertThat(run()).isNotZero();
    }

    private int run() throws IOException, InterruptedException {
        JsonNode container = Chart.render("full").of("Pod", "test").at("/spec/containers/0");
        List<String> command = new ArrayList<>();
        elements(container.path("command")).map(JsonNode::asText).forEach(command::add);
        elements(container.path("args")).map(JsonNode::asText).forEach(command::add);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.toLowerCase(Locale.ROOT)
                .endsWith("_proxy"));
        elements(container.path("env")).forEach(variable -> builder.environment()
                .put(variable.path("name").asText(), variable.path("value").asText("of-the-secret")));
        builder.environment()
                .put("http_proxy", "http://127.0.0.1:" + cluster.getAddress().getPort());
        builder.environment().put("ISSUER", "http://issuer");
        builder.environment().put("CA", "");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).as(said).isTrue();
        return process.exitValue();
    }

    private void answer(HttpExchange call) throws IOException {
        String uri = call.getRequestURI().toString();
        String authorization = call.getRequestHeaders().getFirst("Authorization");
        calls.add(authorization == null ? uri : uri + " " + authorization);
        int status = 200;
        String body = "{}";
        if (uri.endsWith("/openid-configuration")) {
            body = "{\"issuer\":\"http://issuer\",\"token_endpoint\":\"http://issuer/token\"}";
        } else if (uri.endsWith("/token")) {
            body = "{\"token_type\":\"Bearer\",\"access_token\":\"the-token\",\"expires_in\":60}";
        } else if (uri.endsWith("/api/v1/tenants")) {
            status = authorization == null ? withoutToken : withToken;
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        call.sendResponseHeaders(status, bytes.length);
        call.getResponseBody().write(bytes);
        call.close();
    }
}
