package com.optiply.connector.sandbox.http;

import com.optiply.connector.sandbox.evidence.Evidence;
import com.optiply.connector.sandbox.fault.Fault;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Supplier;

/** One request on its way to one answer, past the fault that strikes it. */
final class Turn {
    private static final System.Logger LOG = System.getLogger(Turn.class.getName());

    /** RFC 9110: two digits for the day, always GMT. */
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private final Vertx vertx;
    private final Service service;
    private final HttpServerRequest request;
    private final Call call;
    private final Evidence.Visit visit;
    private String struck = "";

    Turn(Vertx vertx, Service service, HttpServerRequest request, Call call, Evidence.Visit visit) {
        this.vertx = vertx;
        this.service = service;
        this.request = request;
        this.call = call;
        this.visit = visit;
    }

    /** Goes on as usual. */
    void take() {
        usual().onSuccess(this::send);
    }

    /** Goes on as the fault wants it. */
    void suffer(Fault fault) {
        struck = fault.kind().label();
        long delay = Math.max(1, fault.delay().toMillis());
        switch (fault.kind()) {
            case STATUS, GARBAGE, EMPTY -> send(fault.answer());
            case LATENCY -> vertx.setTimer(delay, timer -> take());
            case CUT -> cut();
            case TRUNCATE -> usual().onSuccess(this::sendHalf);
            case ANSWER_LOST -> usual().onSuccess(answer -> cut());
            case LATE_EFFECT -> {
                cut();
                vertx.setTimer(delay, timer -> usual());
            }
            case DRIP -> usual().onSuccess(answer -> drip(answer, fault.bytesPerSecond()));
            case STALE ->
                evaluate(() -> fault.snapshot().orElseThrow().answer(call)).onSuccess(this::send);
        }
    }

    private Future<Answer> usual() {
        return evaluate(() -> service.endpoint().join().answer(call));
    }

    private Future<Answer> evaluate(Supplier<Answer> answering) {
        return service.mayWait()
                ? vertx.executeBlocking(() -> guarded(answering), false)
                : Future.succeededFuture(guarded(answering));
    }

    private Answer guarded(Supplier<Answer> answering) {
        try {
            return answering.get();
        } catch (RuntimeException defect) {
            LOG.log(System.Logger.Level.ERROR, "defect while answering " + call.method() + " " + call.path(), defect);
            return Answer.of(500, "text/plain; charset=utf-8", "sandbox defect: " + defect);
        }
    }

    /** The evidence is complete before the client can know, or one call after the other would count as two at once. */
    private void send(Answer answer) {
        head(answer);
        if (request.method() == HttpMethod.HEAD) {
            visit.end(answer.status(), Buffer.buffer(), struck);
            request.response()
                    .putHeader("Content-Length", String.valueOf(answer.body().length()))
                    .end();
            return;
        }
        visit.end(answer.status(), answer.body(), struck);
        request.response().end(answer.body());
    }

    private void sendHalf(Answer answer) {
        head(answer);
        Buffer half = answer.body().slice(0, answer.body().length() / 2);
        int promised = Math.max(1, answer.body().length());
        request.response().putHeader("Content-Length", String.valueOf(promised));
        visit.end(answer.status(), half, struck);
        request.response().write(half).onComplete(written -> request.connection()
                .close());
    }

    private void drip(Answer answer, int bytesPerSecond) {
        head(answer);
        request.response()
                .putHeader("Content-Length", String.valueOf(answer.body().length()));
        Drip.start(
                vertx,
                request.response(),
                answer.body(),
                bytesPerSecond,
                dripped -> visit.end(answer.status(), dripped, struck));
    }

    private void cut() {
        visit.end(0, Buffer.buffer(), struck);
        request.connection().close();
    }

    private void head(Answer answer) {
        request.response().setStatusCode(answer.status());
        answer.reason().ifPresent(request.response()::setStatusMessage);
        request.response().putHeader("Date", HTTP_DATE.format(service.time().instant()));
        answer.headers().forEach(request.response()::putHeader);
    }
}
