package com.optiply.connector.sandbox;

import com.optiply.connector.sandbox.admin.AdminFace;
import com.optiply.connector.sandbox.clock.SandboxClock;
import com.optiply.connector.sandbox.evidence.Evidence;
import com.optiply.connector.sandbox.exact.ExactFace;
import com.optiply.connector.sandbox.exact.ExactState;
import com.optiply.connector.sandbox.fault.Faults;
import com.optiply.connector.sandbox.http.Endpoint;
import com.optiply.connector.sandbox.http.Face;
import com.optiply.connector.sandbox.http.Front;
import com.optiply.connector.sandbox.oidc.OidcFace;
import com.optiply.connector.sandbox.optiply.OptiplyFace;
import com.optiply.connector.sandbox.optiply.OptiplyState;
import com.optiply.connector.sandbox.switches.Switches;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** All faces in one process. Starting it gives usable servers; closing it frees the ports. */
public final class Sandbox implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 20;

    private final Vertx vertx = Vertx.vertx();
    private final InstantSource realTime = InstantSource.system();
    private final SandboxClock clock = new SandboxClock(realTime);
    private final Switches switches = new Switches();
    private final Faults faults = new Faults();
    private final Evidence evidence = new Evidence(clock);
    private final String exact;
    private final String optiply;
    private final String oidc;
    private final String admin;

    private Sandbox(Ports ports) {
        ExactState exactState = ExactState.create(clock, switches);
        OptiplyState optiplyState = new OptiplyState(clock, switches);
        ExactFace exactFace = new ExactFace(exactState, evidence.tokens());
        this.exact = open(Face.EXACT, ports.exact(), port -> exactFace);
        this.optiply = open(
                Face.OPTIPLY,
                ports.optiply(),
                port -> new OptiplyFace(optiplyState, evidence.of(Face.OPTIPLY)::running));
        this.oidc = open(Face.OIDC, ports.oidc(), port -> new OidcFace("http://localhost:" + port, realTime));
        AdminFace.Parts parts =
                new AdminFace.Parts(clock, switches, faults, evidence, exactState, exactFace::clear, optiplyState);
        this.admin = open(Face.ADMIN, ports.admin(), port -> new AdminFace(parts));
    }

    /** Starts all faces; {@link IllegalStateException} when a port is taken. */
    public static Sandbox start(Ports ports) {
        return new Sandbox(ports);
    }

    /** Starts on the ports given as options and prints one line when ready. */
    public static void main(String... args) {
        try {
            Sandbox sandbox = start(Ports.parse(args));
            Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close));
            System.out.println("sandbox ready " + sandbox.addresses().encode());
        } catch (IllegalArgumentException | IllegalStateException unusable) {
            System.err.println("sandbox: " + unusable.getMessage());
            System.exit(1);
        }
    }

    public String exact() {
        return exact;
    }

    public String optiply() {
        return optiply;
    }

    /** The issuer. */
    public String oidc() {
        return oidc + "/realms/connector";
    }

    public String admin() {
        return admin;
    }

    /** The addresses as the ready line shows them. */
    public JsonObject addresses() {
        return new JsonObject()
                .put("exact", exact())
                .put("optiply", optiply())
                .put("oidc", oidc())
                .put("admin", admin());
    }

    @Override
    public void close() {
        vertx.close()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    private String open(Face face, int port, IntFunction<Endpoint> endpoint) {
        boolean vendor = face == Face.EXACT || face == Face.OPTIPLY;
        Front.Service service =
                Front.Service.on(face, face == Face.ADMIN, port, faults, evidence, vendor ? clock : realTime);
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
        int bound = service.bound().get();
        service.endpoint().complete(endpoint.apply(bound));
        return "http://localhost:" + bound;
    }
}
