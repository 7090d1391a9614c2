package com.optiply.connector.sandbox.http;

import com.optiply.connector.sandbox.fault.Fault;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A server of one face: reads requests whole, lets faults strike, sends answers, keeps evidence. Several instances share
 * its port.
 */
public final class Front extends AbstractVerticle {
    private final Service service;

    public Front(Service service) {
        this.service = service;
    }

    @Override
    public void start(Promise<Void> started) {
        HttpServerOptions options = new HttpServerOptions()
                .setMaxInitialLineLength(16_384)
                .setMaxHeaderSize(32_768)
                .setTcpNoDelay(true)
                .setHttp2ClearTextEnabled(false)
                .setHandle100ContinueAutomatically(true)
                .setReuseAddress(true);
        service.keys().ifPresent(keys -> options.setSsl(true).setUseAlpn(false).setKeyCertOptions(keys));
        HttpServer server = vertx.createHttpServer(options);
        server.requestHandler(request -> request.body()
                .onSuccess(body -> serve(request, body))
                .onFailure(broken -> request.connection().close()));
        server.listen(service.port(), service.address())
                .onSuccess(ready -> service.bound().set(ready.actualPort()))
                .<Void>mapEmpty()
                .onComplete(started);
    }

    private void serve(HttpServerRequest request, Buffer body) {
        String query = request.query() == null ? "" : request.query();
        String authority =
                request.authority() == null ? "localhost" : request.authority().toString();
        Call call = new Call(
                service.face(),
                request.method().name(),
                request.path(),
                query,
                request.scheme() + "://" + authority,
                request.headers(),
                body,
                Params.parse(query));
        OptionalLong tenant = service.endpoint().join().tenant(call);
        Turn turn = new Turn(vertx, service, request, call, service.evidence().begin(call, tenant));
        Optional<Fault> fault = service.faults().strike(call, tenant);
        fault.ifPresentOrElse(turn::suffer, turn::take);
    }
}
