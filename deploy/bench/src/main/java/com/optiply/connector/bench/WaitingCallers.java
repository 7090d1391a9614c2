package com.optiply.connector.bench;

import com.optiply.connector.local.process.Port;
import com.optiply.connector.local.process.Stack;
import com.optiply.connector.testsupport.SandboxAdmin;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/** Callers who ask for access tokens at the moment when all of them have expired. */
record WaitingCallers(Stack stack, Set<String> tenants, Duration tokenLatency) {

    private static final int EACH = 10;
    private static final int ROUNDS = 5;
    private static final Duration EXPIRED = Duration.ofSeconds(601);

    /** Longer than the service takes to look at its clock. */
    private static final Duration CLOCK_SEEN = Duration.ofSeconds(4);

    /** @return the 99th percentile in milliseconds, the first round apart */
    double measure(Consumer<String> say) throws InterruptedException {
        SandboxAdmin sandbox = stack.sandbox();
        sandbox.fault(Map.of(
                "face",
                "exact",
                "path",
                "/api/oauth2/token",
                "kind",
                "latency",
                "delayMillis",
                tokenLatency.toMillis()));
        Histogram waits = new Histogram(3);
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            for (int round = 0; round <= ROUNDS; round++) {
                sandbox.setClock(
                        Instant.parse(sandbox.clock().path("now").asText()).plus(EXPIRED), 1);
                TimeUnit.MILLISECONDS.sleep(CLOCK_SEEN.toMillis());
                List<Long> millis = allAtOnce(http);
                if (round > 0) {
                    millis.forEach(waits::recordValue);
                }
            }
        } finally {
            sandbox.clearFaults();
        }
        say.accept("callers who wait: %d rounds of %d callers on %d grants, median %d ms, longest %d ms"
                .formatted(
                        ROUNDS,
                        tenants.size() * EACH,
                        tenants.size(),
                        waits.getValueAtPercentile(50),
                        waits.getMaxValue()));
        return waits.getValueAtPercentile(99);
    }

    private List<Long> allAtOnce(HttpClient http) throws InterruptedException {
        String token = new ServiceToken(stack.issuer()).value();
        List<Callable<Long>> callers = new ArrayList<>();
        for (String tenant : tenants) {
            URI address = stack.ports().url(Port.AUTH).resolve("/api/v1/tenants/" + tenant + "/exact-token");
            HttpRequest request = HttpRequest.newBuilder(address)
                    .header("Authorization", "Bearer " + token)
                    .POST(BodyPublishers.noBody())
                    .build();
            for (int caller = 0; caller < EACH; caller++) {
                callers.add(() -> ask(http, request));
            }
        }
        List<Long> millis = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Long> wait : threads.invokeAll(callers)) {
                millis.add(wait.get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "A caller got no token: " + e.getCause().getMessage(), e);
        }
        return millis;
    }

    private static long ask(HttpClient http, HttpRequest request) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("status " + answer.statusCode() + " " + answer.body());
        }
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    }
}
