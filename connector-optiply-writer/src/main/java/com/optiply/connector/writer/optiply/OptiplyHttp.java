package com.optiply.connector.writer.optiply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.optiply.connector.writer.config.WriterConfig;
import com.optiply.connector.writer.optiply.Answer.Conflict;
import com.optiply.connector.writer.optiply.Answer.Failed;
import com.optiply.connector.writer.optiply.Answer.Forbidden;
import com.optiply.connector.writer.optiply.Answer.Lost;
import com.optiply.connector.writer.optiply.Answer.NoAccess;
import com.optiply.connector.writer.optiply.Answer.NotFound;
import com.optiply.connector.writer.optiply.Answer.Ok;
import com.optiply.connector.writer.optiply.Answer.Refused;
import com.optiply.connector.writer.optiply.Answer.Throttled;
import com.optiply.connector.writer.optiply.Answer.Unsent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Talks HTTP to Optiply, over connections that are kept alive. The only class that does. */
@ApplicationScoped
class OptiplyHttp {

    private static final String JSON_API = "application/vnd.api+json";
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int LONGEST_MESSAGE = 500;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .executor(threads)
            .build();
    private final Duration timeout;

    OptiplyHttp(WriterConfig config) {
        this.timeout = config.callTimeout();
    }

    /** Makes the call once, within the time-out, body included. Never repeats: whether that is safe only the caller knows. */
    Answer send(Call call, Access access) throws InterruptedException {
        BodyPublisher body = call.body()
                .map(json -> BodyPublishers.ofString(json.toString()))
                .orElseGet(BodyPublishers::noBody);
        HttpRequest request = HttpRequest.newBuilder(URI.create(access.baseUrl() + call.target()))
                .header("Content-Type", JSON_API)
                .header("Accept", JSON_API)
                .header("Authorization", "Bearer " + access.token())
                .method(call.method(), body)
                .build();
        CompletableFuture<HttpResponse<byte[]>> response = http.sendAsync(request, BodyHandlers.ofByteArray());
        try {
            return answer(call, response.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            response.cancel(true);
            return new Lost("no answer within " + timeout);
        } catch (ExecutionException e) {
            return e.getCause() instanceof ConnectException || e.getCause() instanceof HttpConnectTimeoutException
                    ? new Unsent("Optiply cannot be reached: " + e.getCause().getMessage())
                    : new Lost("no answer: " + e.getCause().getMessage());
        }
    }

    @PreDestroy
    void close() {
        http.shutdownNow();
        threads.shutdownNow();
    }

    private static Answer answer(Call call, HttpResponse<byte[]> response) {
        int status = response.statusCode();
        if (status >= 200 && status < 300) {
            return success(status, response.body());
        }
        String message = status + ": " + message(response.body());
        return switch (status) {
            case 401 -> new NoAccess(Optional.of(status), message);
            case 403 -> call.writes() ? new Forbidden(message) : new NoAccess(Optional.of(status), message);
            case 404 -> new NotFound(message);
            case 409 -> new Conflict(message);
            case 429 ->
                new Throttled(response.headers().firstValue("Retry-After").flatMap(OptiplyHttp::seconds));
            case 408 -> new Failed(status, message);
            default -> status >= 500 ? new Failed(status, message) : new Refused(status, message);
        };
    }

    private static Answer success(int status, byte[] body) {
        if (body.length == 0) {
            return new Ok(status, MissingNode.getInstance());
        }
        try {
            return new Ok(status, JSON.readTree(body));
        } catch (IOException e) {
            return new Lost("an answer that is no JSON: " + e.getMessage());
        }
    }

    private static Optional<Duration> seconds(String value) {
        try {
            return Optional.of(Duration.ofSeconds(Math.clamp(Long.parseLong(value.strip()), 0, 3_600)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The places in which messages were seen (Optiply reference, section 4.3). */
    private static String message(byte[] body) {
        try {
            JsonNode json = JSON.readTree(body);
            JsonNode error = json.path("errors").path(0);
            for (JsonNode candidate : new JsonNode[] {
                error.path("meta").path("message"),
                error.path("detail"),
                error.path("message"),
                error.path("title"),
                json.path("message"),
                json.path("error_description"),
                json.path("error")
            }) {
                if (candidate.isTextual() && !candidate.asText().isBlank()) {
                    String text = candidate.asText();
                    return text.substring(0, Math.min(text.length(), LONGEST_MESSAGE));
                }
            }
        } catch (IOException e) {
            return "an answer that is no JSON";
        }
        return "no message";
    }
}
