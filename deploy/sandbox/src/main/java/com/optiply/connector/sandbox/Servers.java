package com.optiply.connector.sandbox;

import com.optiply.connector.sandbox.clock.SandboxClock;
import com.optiply.connector.sandbox.evidence.Evidence;
import com.optiply.connector.sandbox.fault.Faults;
import com.optiply.connector.sandbox.http.Endpoint;
import com.optiply.connector.sandbox.http.Face;
import com.optiply.connector.sandbox.http.Front;
import com.optiply.connector.sandbox.http.Service;
import com.optiply.connector.sandbox.tls.CertificateAuthority;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** The servers of the faces: plain HTTP for all, HTTPS beside it where it is asked for. */
final class Servers implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 20;

    private final Vertx vertx = Vertx.vertx();
    private final Ports ports;
    private final SandboxClock clock;
    private final Faults faults;
    private final Evidence evidence;
    private final Optional<KeyCertOptions> keys;
    private final Map<Face, String> http = new EnumMap<>(Face.class);
    private final Map<Face, String> https = new EnumMap<>(Face.class);

    Servers(Ports ports, SandboxClock clock, Faults faults, Evidence evidence, CertificateAuthority authority) {
        this.ports = ports;
        this.clock = clock;
        this.faults = faults;
        this.evidence = evidence;
        this.keys = ports.tls().isEmpty() ? Optional.empty() : Optional.of(options(authority.issue(ports.tlsNames())));
    }

    /**
     * Opens the servers of a face.
     *
     * @param endpoint who answers, given the address
     * @throws IllegalStateException when a port is taken
     */
    void open(Face face, Function<String, Endpoint> endpoint) {
        http.put(face, listen(face, ports.http().get(face), Optional.empty(), endpoint));
        ports.tlsPort(face).ifPresent(port -> https.put(face, listen(face, port, keys, endpoint)));
    }

    /** The address of a face, such as {@code http://localhost:18081}. */
    String http(Face face) {
        return http.get(face);
    }

    /** HTTPS addresses of the faces that have one. */
    Map<Face, String> https() {
        return https;
    }

    private String listen(
            Face face, int port, Optional<KeyCertOptions> serverKeys, Function<String, Endpoint> endpoint) {
        boolean vendor = face == Face.EXACT || face == Face.OPTIPLY;
        InstantSource time = vendor ? clock : InstantSource.system();
        Service service = Service.on(face, ports.listen(), port, serverKeys, faults, evidence, time);
        int instances = vendor ? Runtime.getRuntime().availableProcessors() : 1;
        try {
            vertx.deployVerticle(() -> new Front(service), new DeploymentOptions().setInstances(instances))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .join();
        } catch (RuntimeException refused) {
            close();
            throw new IllegalStateException(
                    "cannot serve the " + face.label() + " face on port " + port + ": " + refused.getMessage(),
                    refused);
        }
        String address = (serverKeys.isPresent() ? "https" : "http") + "://" + ports.host() + ":"
                + service.bound().get();
        service.endpoint().complete(endpoint.apply(address));
        return address;
    }

    private static KeyCertOptions options(CertificateAuthority.ServerKey server) {
        return new PemKeyCertOptions()
                .addKeyValue(Buffer.buffer(server.key()))
                .addCertValue(Buffer.buffer(server.certificate()));
    }

    Vertx vertx() {
        return vertx;
    }

    @Override
    public void close() {
        vertx.close()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }
}
