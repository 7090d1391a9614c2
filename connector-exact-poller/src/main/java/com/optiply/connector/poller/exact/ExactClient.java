package com.optiply.connector.poller.exact;

import com.optiply.connector.model.time.VendorClock;
import com.optiply.connector.poller.PollerConfig;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** GET requests to Exact: bounded in time from the first to the last byte, bounded in size, never redirected. */
@ApplicationScoped
public class ExactClient {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final VendorClock clock;
    private final HttpClient http;
    private final Duration timeout;
    private final int largestBody;

    public ExactClient(VendorClock clock, PollerConfig config) {
        this.clock = clock;
        this.timeout = config.http().timeout();
        this.largestBody = config.http().largestBody();
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(config.http().connectTimeout())
                .executor(threads)
                .build();
    }

    /**
     * @throws IOException          when there is no answer within the time, or it is larger than allowed
     * @throws InterruptedException when the calling thread is to end; the request is given up
     */
    HttpAnswer get(URI uri, String token) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Accept", "application/json")
                .header("Accept-Encoding", "gzip")
                .header("Authorization", "Bearer " + token)
                .timeout(timeout)
                .build();
        Instant sent = clock.instant();
        HttpResponse<byte[]> response = await(http.sendAsync(request, this::bounded));
        return new HttpAnswer(
                response.statusCode(),
                unpacked(response),
                name -> response.headers().firstValue(name),
                sent,
                clock.instant());
    }

    /** A body whose length is told is refused before it is taken; any other one when it has grown too large. */
    private BodySubscriber<byte[]> bounded(ResponseInfo answer) {
        BodySubscriber<byte[]> body = BodySubscribers.limiting(BodySubscribers.ofByteArray(), largestBody);
        boolean tooLarge = answer.headers().firstValueAsLong("Content-Length").orElse(0) > largestBody;
        return tooLarge ? BodySubscribers.limiting(BodySubscribers.ofByteArray(), 0) : body;
    }

    private HttpResponse<byte[]> await(CompletableFuture<HttpResponse<byte[]>> answer)
            throws IOException, InterruptedException {
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new HttpTimeoutException("no complete answer within " + timeout.toSeconds() + " s");
        } catch (InterruptedException e) {
            answer.cancel(true);
            throw e;
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        }
    }

    /** The JDK tells a body that is too large only in words. */
    private IOException failure(Throwable cause) {
        String said = String.valueOf(cause.getMessage());
        if (said.contains("body exceeds capacity")) {
            return new AnswerTooLarge(largestBody);
        }
        return cause instanceof IOException io ? io : new IOException(cause);
    }

    private byte[] unpacked(HttpResponse<byte[]> response) throws IOException {
        boolean packed = response.headers()
                .firstValue("Content-Encoding")
                .filter("gzip"::equalsIgnoreCase)
                .isPresent();
        if (!packed || response.body().length == 0) {
            return response.body();
        }
        return PackedBody.unpacked(response.body(), largestBody);
    }

    @PreDestroy
    void close() {
        http.shutdownNow();
        threads.shutdownNow();
    }
}
