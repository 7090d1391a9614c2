package com.optiply.connector.auth.exact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import com.optiply.connector.auth.secret.Secret;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The one class that talks HTTP to Exact. It gives back the raw answer, because a token pair must be stored before anything else happens, whatever status it
 * came with; a client that maps errors to exceptions first would lose it.
 */
@ApplicationScoped
class ExactHttp {

    private static final int LARGEST_BODY = 4 * 1024 * 1024;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(10))
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    /**
     * Posts a form.
     *
     * @param limit for the whole call, connection and body included, in real time
     */
    Answer post(URI address, Map<String, String> form, Duration limit) {
        String body = form.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(joining("&"));
        return call(
                HttpRequest.newBuilder(address)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Accept", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                limit);
    }

    Answer get(URI address, Secret accessToken, Duration limit) {
        return call(
                HttpRequest.newBuilder(address)
                        .header("Authorization", "Bearer " + accessToken.reveal())
                        .header("Accept", "application/json")
                        .build(),
                limit);
    }

    static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private Answer call(HttpRequest request, Duration limit) {
        CompletableFuture<HttpResponse<String>> call =
                http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofString(UTF_8), LARGEST_BODY));
        try {
            HttpResponse<String> response = call.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            String reason = response.headers().firstValue("Reason").orElse("");
            return new Answer.Received(response.statusCode(), Secret.of(response.body()), reason, date(response));
        } catch (TimeoutException e) {
            call.cancel(true);
            return new Answer.Nothing("no answer within " + limit);
        } catch (ExecutionException e) {
            return new Answer.Nothing(
                    "the connection failed (" + e.getCause().getClass().getSimpleName() + ")");
        } catch (InterruptedException e) {
            call.cancel(true);
            Thread.currentThread().interrupt();
            return new Answer.Nothing("interrupted");
        }
    }

    private static Optional<Instant> date(HttpResponse<?> response) {
        try {
            return response.headers()
                    .firstValue("Date")
                    .map(text -> Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    @PreDestroy
    void close() {
        http.shutdownNow();
    }
}
