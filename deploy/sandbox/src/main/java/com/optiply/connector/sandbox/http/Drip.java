package com.optiply.connector.sandbox.http;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.function.Consumer;

/** A body that comes in small pieces. On the response's event loop. */
final class Drip {
    private static final long PERIOD_MILLIS = 50;
    private static final int PERIODS_PER_SECOND = 20;

    private final HttpServerResponse response;
    private final Buffer body;
    private final int bytesPerSecond;
    private final Consumer<Buffer> ended;
    private long periods;
    private int sent;

    private Drip(HttpServerResponse response, Buffer body, int bytesPerSecond, Consumer<Buffer> ended) {
        this.response = response;
        this.body = body;
        this.bytesPerSecond = bytesPerSecond;
        this.ended = ended;
    }

    /** Sends the body at that pace; what has been sent is told at the end, also when the client went away before. */
    static void start(
            Vertx vertx, HttpServerResponse response, Buffer body, int bytesPerSecond, Consumer<Buffer> ended) {
        Drip drip = new Drip(response, body, bytesPerSecond, ended);
        response.exceptionHandler(broken -> {});
        vertx.setPeriodic(PERIOD_MILLIS, timer -> {
            if (drip.goOn()) {
                vertx.cancelTimer(timer);
            }
        });
    }

    /** True when there is nothing more to do. */
    private boolean goOn() {
        if (response.closed()) {
            ended.accept(body.slice(0, sent));
            return true;
        }
        periods++;
        int due = (int) Math.min(body.length(), periods * bytesPerSecond / PERIODS_PER_SECOND);
        Buffer piece = body.slice(sent, due);
        sent = due;
        if (sent == body.length()) {
            ended.accept(body);
            response.end(piece);
            return true;
        }
        if (piece.length() > 0) {
            response.write(piece);
        }
        return false;
    }
}
