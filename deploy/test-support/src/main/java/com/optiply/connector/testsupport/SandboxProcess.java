package com.optiply.connector.testsupport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The sandbox in a JVM of its own: stand-ins of Exact Online, Optiply and an OIDC issuer. */
public final class SandboxProcess implements AutoCloseable {

    private static final String READY = "sandbox ready ";

    /** Ports of the faces; 0 takes any free one. */
    public record Ports(int exact, int optiply, int oidc, int admin) {
        public static final Ports ANY = new Ports(0, 0, 0, 0);
    }

    private final JavaProcess process;
    private final JsonNode addresses;

    private SandboxProcess(JavaProcess process, JsonNode addresses) {
        this.process = process;
        this.addresses = addresses;
    }

    public static SandboxProcess start() {
        return start(Ports.ANY, null);
    }

    /** @param log file for its output, or null */
    public static SandboxProcess start(Ports ports, Path log) {
        List<String> arguments = List.of(
                "-Xmx768m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                Dist.classPath("deploy/sandbox"),
                "com.optiply.connector.sandbox.Sandbox",
                "--exact-port=" + ports.exact(),
                "--optiply-port=" + ports.optiply(),
                "--oidc-port=" + ports.oidc(),
                "--admin-port=" + ports.admin());
        JavaProcess process = JavaProcess.start("sandbox", arguments, Map.of(), log, READY);
        String line = process.awaitReady(Duration.ofSeconds(60));
        try {
            return new SandboxProcess(process, new ObjectMapper().readTree(line.substring(READY.length())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The sandbox says no addresses: " + line, e);
        }
    }

    /** Base of Exact's stand-in, without {@code /api}. */
    public URI exact() {
        return address("exact");
    }

    /** Base of Optiply's stand-in, without {@code /v1}. */
    public URI optiply() {
        return address("optiply");
    }

    /** The OIDC issuer. */
    public URI oidc() {
        return address("oidc");
    }

    public URI admin() {
        return address("admin");
    }

    public JavaProcess process() {
        return process;
    }

    @Override
    public void close() {
        process.close();
    }

    private URI address(String face) {
        return URI.create(addresses.path(face).asText());
    }
}
