package com.optiply.connector.sandbox.exact.webhook;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.function.IntConsumer;

/**
 * Posts over HTTP; any certificate will do, since callbacks in tests have their own. A callback has ten seconds from the
 * sending of a body; waiting for a free connection during a burst does not count.
 */
public final class HttpSender implements Sender {
    private static final int PATIENCE_MILLIS = 10_000;
    private static final int MOST_CONNECTIONS = 256;

    private final HttpClient client;

    public HttpSender(Vertx vertx) {
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setTrustAll(true).setVerifyHost(false).setConnectTimeout(PATIENCE_MILLIS),
                new PoolOptions().setHttp1MaxSize(MOST_CONNECTIONS));
    }

    @Override
    public void post(String url, String body, IntConsumer answered) {
        RequestOptions options;
        try {
            options = new RequestOptions()
                    .setAbsoluteURI(url)
                    .setMethod(HttpMethod.POST)
                    .setIdleTimeout(PATIENCE_MILLIS);
        } catch (RuntimeException noUrl) {
            answered.accept(0);
            return;
        }
        client.request(options)
                .compose(request -> send(request, body))
                .onComplete(status -> answered.accept(status.succeeded() ? status.result() : 0));
    }

    private static Future<Integer> send(HttpClientRequest request, String body) {
        if (body.isEmpty()) {
            request.putHeader("Content-Length", "0");
        } else {
            request.putHeader("Content-Type", "application/json; charset=utf-8");
        }
        return request.send(body).compose(response -> response.body().map(read -> response.statusCode()));
    }
}
