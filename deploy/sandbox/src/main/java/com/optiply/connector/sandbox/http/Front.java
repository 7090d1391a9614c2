package com.optiply.connector.sandbox.http;

import com.optiply.connector.sandbox.evidence.Evidence;
import com.optiply.connector.sandbox.fault.Fault;
import com.optiply.connector.sandbox.fault.Faults;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The server of one face: reads requests whole, lets faults strike, sends answers, keeps evidence. Several instances
 * of one face share its port.
 */
public final class Front extends AbstractVerticle {
    private static final System.Logger LOG = System.getLogger(Front.class.getName());

    /** RFC 9110: two digits for the day, always GMT. */
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private static final String LOOPBACK = "127.0.0.1";

    private final Service service;

    /**
     * What all instances of a face share.
     *
     * @param time what the {@code Date} header shows: the vendors' clock on the vendors' faces
     */
    public record Service(
            Face face,
            boolean mayWait,
            int port,
            AtomicInteger bound,
            CompletableFuture<Endpoint> endpoint,
            Faults faults,
            Evidence evidence,
            InstantSource time) {

        /** A service on a port, or with port 0 on any free one, which Vert.x shares by one negative number per face. */
        public static Service on(
                Face face, boolean mayWait, int port, Faults faults, Evidence evidence, InstantSource time) {
            return new Service(
                    face,
                    mayWait,
                    port == 0 ? -1 - face.ordinal() : port,
                    new AtomicInteger(),
                    new CompletableFuture<>(),
                    faults,
                    evidence,
                    time);
        }
    }

    public Front(Service service) {
        this.service = service;
    }

    @Override
    public void start(Promise<Void> started) {
        HttpServer server = vertx.createHttpServer(new HttpServerOptions()
                .setMaxInitialLineLength(16_384)
                .setMaxHeaderSize(32_768)
                .setTcpNoDelay(true)
                .setHttp2ClearTextEnabled(false)
                .setHandle100ContinueAutomatically(true)
                .setReuseAddress(true));
        server.requestHandler(request -> request.body()
                .onSuccess(body -> serve(request, body))
                .onFailure(broken -> request.connection().close()));
        server.listen(service.port, LOOPBACK)
                .onSuccess(ready -> service.bound.set(ready.actualPort()))
                .<Void>mapEmpty()
                .onComplete(started);
    }

    private void serve(HttpServerRequest request, Buffer body) {
        String query = request.query() == null ? "" : request.query();
        String authority =
                request.authority() == null ? "localhost" : request.authority().toString();
        Call call = new Call(
                service.face,
                request.method().name(),
                request.path(),
                query,
                request.scheme() + "://" + authority,
                request.headers(),
                body,
                Params.parse(query));
        OptionalLong tenant = endpoint().tenant(call);
        new Turn(request, call, tenant, service.evidence.begin(call, tenant)).take();
    }

    private Endpoint endpoint() {
        return service.endpoint.join();
    }

    private Future<Answer> evaluate(Call call) {
        if (service.mayWait) {
            return vertx.executeBlocking(() -> guarded(call), false);
        }
        return Future.succeededFuture(guarded(call));
    }

    private Answer guarded(Call call) {
        try {
            return endpoint().answer(call);
        } catch (RuntimeException defect) {
            LOG.log(System.Logger.Level.ERROR, "defect while answering " + call.method() + " " + call.path(), defect);
            return Answer.of(500, "text/plain; charset=utf-8", "sandbox defect: " + defect);
        }
    }

    /** One request on its way to one answer. */
    private final class Turn {
        private final HttpServerRequest request;
        private final Call call;
        private final OptionalLong tenant;
        private final Evidence.Visit visit;
        private String struck = "";

        private Turn(HttpServerRequest request, Call call, OptionalLong tenant, Evidence.Visit visit) {
            this.request = request;
            this.call = call;
            this.tenant = tenant;
            this.visit = visit;
        }

        private void take() {
            Optional<Fault> fault = service.faults.strike(call, tenant);
            if (fault.isEmpty()) {
                evaluate(call).onSuccess(this::send);
            } else {
                struck = fault.get().kind().label();
                suffer(fault.get());
            }
        }

        private void suffer(Fault fault) {
            long delay = Math.max(1, fault.delay().toMillis());
            switch (fault.kind()) {
                case STATUS, GARBAGE, EMPTY -> send(fault.answer());
                case LATENCY -> vertx.setTimer(delay, timer -> evaluate(call).onSuccess(this::send));
                case CUT -> cut();
                case TRUNCATE -> evaluate(call).onSuccess(this::sendHalf);
                case ANSWER_LOST -> evaluate(call).onSuccess(answer -> cut());
                case LATE_EFFECT -> {
                    cut();
                    vertx.setTimer(delay, timer -> evaluate(call));
                }
            }
        }

        private void send(Answer answer) {
            head(answer);
            request.response().end(answer.body());
            visit.end(answer.status(), answer.body().length(), struck);
        }

        private void sendHalf(Answer answer) {
            head(answer);
            int half = answer.body().length() / 2;
            request.response()
                    .putHeader(
                            "Content-Length",
                            String.valueOf(Math.max(1, answer.body().length())));
            request.response().write(answer.body().slice(0, half)).onComplete(written -> request.connection()
                    .close());
            visit.end(answer.status(), half, struck);
        }

        private void cut() {
            request.connection().close();
            visit.end(0, 0, struck);
        }

        private void head(Answer answer) {
            request.response().setStatusCode(answer.status());
            answer.reason().ifPresent(request.response()::setStatusMessage);
            request.response().putHeader("Date", HTTP_DATE.format(service.time.instant()));
            answer.headers().forEach(request.response()::putHeader);
        }
    }
}
