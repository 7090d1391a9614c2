package com.optiply.connector.sandbox;

import com.optiply.connector.sandbox.admin.AdminFace;
import com.optiply.connector.sandbox.clock.SandboxClock;
import com.optiply.connector.sandbox.evidence.Evidence;
import com.optiply.connector.sandbox.exact.ExactFace;
import com.optiply.connector.sandbox.exact.ExactState;
import com.optiply.connector.sandbox.exact.webhook.HttpSender;
import com.optiply.connector.sandbox.fault.Faults;
import com.optiply.connector.sandbox.http.Face;
import com.optiply.connector.sandbox.oidc.OidcFace;
import com.optiply.connector.sandbox.optiply.OptiplyFace;
import com.optiply.connector.sandbox.optiply.OptiplyState;
import com.optiply.connector.sandbox.switches.Switches;
import com.optiply.connector.sandbox.tls.CertificateAuthority;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.Map;

/** All faces in one process. Starting it gives usable servers; closing it frees the ports. */
public final class Sandbox implements AutoCloseable {
    private static final long DELIVERY_MILLIS = 50;

    private final InstantSource realTime = InstantSource.system();
    private final SandboxClock clock = new SandboxClock(realTime);
    private final Switches switches = new Switches();
    private final Faults faults = new Faults(realTime);
    private final Evidence evidence = new Evidence(clock);
    private final CertificateAuthority authority = new CertificateAuthority();
    private final Servers servers;

    private Sandbox(Ports ports) {
        this.servers = new Servers(ports, clock, faults, evidence, authority);
        ExactState exactState = ExactState.create(clock, switches);
        OptiplyState optiplyState = new OptiplyState(clock, switches);
        ExactFace exactFace = new ExactFace(exactState, evidence.tokens(), evidence.of(Face.EXACT)::running);
        OptiplyFace optiplyFace = new OptiplyFace(optiplyState, evidence.of(Face.OPTIPLY)::running);
        servers.open(Face.EXACT, address -> exactFace);
        HttpSender sender = new HttpSender(servers.vertx());
        servers.vertx()
                .setPeriodic(DELIVERY_MILLIS, timer -> exactFace.webhooks().deliver(sender));
        servers.open(Face.OPTIPLY, address -> optiplyFace);
        servers.open(Face.OIDC, address -> new OidcFace(address, realTime));
        AdminFace admin = new AdminFace(new AdminFace.Parts(
                clock, switches, faults, evidence, exactState, exactFace, optiplyState, optiplyFace, authority::pem));
        servers.open(Face.ADMIN, address -> admin);
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
        return servers.http(Face.EXACT);
    }

    public String optiply() {
        return servers.http(Face.OPTIPLY);
    }

    /** The issuer. */
    public String oidc() {
        return servers.http(Face.OIDC) + "/realms/connector";
    }

    public String admin() {
        return servers.http(Face.ADMIN);
    }

    /** HTTPS addresses of the faces that have one. */
    public Map<Face, String> https() {
        return servers.https();
    }

    /** The addresses as the ready line shows them; HTTPS addresses are named {@code exactTls} and so on. */
    public JsonObject addresses() {
        JsonObject addresses = new JsonObject()
                .put("exact", exact())
                .put("optiply", optiply())
                .put("oidc", oidc())
                .put("admin", admin());
        https().forEach((face, address) ->
                addresses.put(face.label() + "Tls", face == Face.OIDC ? address + "/realms/connector" : address));
        return addresses;
    }

    @Override
    public void close() {
        servers.close();
    }
}
