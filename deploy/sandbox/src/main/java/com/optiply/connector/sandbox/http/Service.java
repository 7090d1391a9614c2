package com.optiply.connector.sandbox.http;

import com.optiply.connector.sandbox.evidence.Evidence;
import com.optiply.connector.sandbox.fault.Faults;
import io.vertx.core.net.KeyCertOptions;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What all instances of one server share.
 *
 * @param mayWait whether answering may take long and therefore leaves the event loop
 * @param address local address that is listened on
 * @param port negative for any free one
 * @param keys the server's key and certificate; empty is plain HTTP
 * @param bound the port once it is known
 * @param endpoint who answers, once the port is known
 * @param time what the {@code Date} header shows: the vendors' clock on the vendors' faces
 */
public record Service(
        Face face,
        boolean mayWait,
        String address,
        int port,
        Optional<KeyCertOptions> keys,
        AtomicInteger bound,
        CompletableFuture<Endpoint> endpoint,
        Faults faults,
        Evidence evidence,
        InstantSource time) {

    /** A service on a port, or with port 0 on any free one, which Vert.x shares by one negative number per server. */
    public static Service on(
            Face face,
            String address,
            int port,
            Optional<KeyCertOptions> keys,
            Faults faults,
            Evidence evidence,
            InstantSource time) {
        int shared = keys.isPresent() ? -1 - face.ordinal() - Face.values().length : -1 - face.ordinal();
        return new Service(
                face,
                face == Face.ADMIN,
                address,
                port == 0 ? shared : port,
                keys,
                new AtomicInteger(),
                new CompletableFuture<>(),
                faults,
                evidence,
                time);
    }
}
