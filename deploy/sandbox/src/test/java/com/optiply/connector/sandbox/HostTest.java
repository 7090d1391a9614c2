package com.optiply.connector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.optiply.connector.sandbox.SandboxTest.Tenant;
import com.optiply.connector.sandbox.http.Face;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A sandbox on another machine than its clients: it calls itself what they call it. */
class HostTest {
    private static final String NAME = "trial-sandbox.connector.svc";

    private static Sandbox sandbox;

    @BeforeAll
    static void started() {
        sandbox = Sandbox.start(Ports.parse(
                "--host=" + NAME,
                "--listen=0.0.0.0",
                "--exact-port=0",
                "--optiply-port=0",
                "--oidc-port=0",
                "--admin-port=0",
                "--exact-tls-port=0"));
    }

    @AfterAll
    static void stopped() {
        sandbox.close();
    }

    @Test
    void the_ready_line_has_its_name_and_nowhere_localhost() {
        assertThat(List.of(sandbox.exact(), sandbox.optiply(), sandbox.oidc(), sandbox.admin()))
                .allMatch(address -> address.startsWith("http://" + NAME + ":"));
        assertThat(sandbox.https().get(Face.EXACT)).startsWith("https://" + NAME + ":");
        assertThat(sandbox.addresses().encode()).doesNotContain("localhost");
    }

    @Test
    void the_issuer_has_its_name_in_endpoints_and_tokens() {
        JsonNode discovery = get(sandbox.oidc() + "/.well-known/openid-configuration");
        assertThat(discovery.path("issuer").asText()).isEqualTo(sandbox.oidc());
        assertThat(List.of("token_endpoint", "jwks_uri", "authorization_endpoint"))
                .allMatch(name -> discovery.path(name).asText().startsWith(sandbox.oidc() + "/"));

        JsonNode answer = SandboxTest.postForm(
                        here(discovery.path("token_endpoint").asText()),
                        Map.of(
                                "grant_type", "client_credentials",
                                "client_id", "operator",
                                "client_secret", "operator-secret"))
                .json();
        String claims = new String(
                Base64.getUrlDecoder()
                        .decode(answer.path("access_token").asText().split("\\.")[1]),
                StandardCharsets.UTF_8);
        assertThat(SandboxTest.parse(claims).path("iss").asText()).isEqualTo(sandbox.oidc());
    }

    @Test
    void pages_lead_to_the_host_that_was_called() throws IOException {
        String seeded = SandboxTest.send(HttpRequest.newBuilder(URI.create(here(sandbox.admin() + "/seed")))
                        .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"online-retail\"}"))
                        .build())
                .text();
        Tenant tenant = Tenant.of(SandboxTest.parse(seeded).at("/tenants/0"));
        String basic = SandboxTest.basic(
                tenant.optiply().path("clientId").asText(),
                tenant.optiply().path("clientSecret").asText());
        String token = SandboxTest.postForm(
                        here(sandbox.optiply() + "/api/auth/oauth/token"),
                        Map.of(
                                "grant_type", "password",
                                "username", tenant.optiply().path("username").asText(),
                                "password", tenant.optiply().path("password").asText()),
                        "Authorization",
                        basic)
                .json()
                .path("access_token")
                .asText();

        String answer = byName(
                URI.create(sandbox.optiply() + "/v1/products"),
                "Content-Type: application/vnd.api+json\r\nAuthorization: Bearer " + token);

        assertThat(answer).startsWith("HTTP/1.1 200").contains("\"first\":\"" + sandbox.optiply() + "/v1/products?");
        assertThat(byName(URI.create(sandbox.exact() + "/docs/Login.aspx"), "Accept: text/html"))
                .startsWith("HTTP/1.1 200")
                .doesNotContain("localhost");
    }

    @Test
    void other_machines_reach_it_only_when_it_is_told_to_listen_for_them() throws IOException {
        Optional<InetAddress> outside = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .findFirst();
        Assumptions.assumeTrue(outside.isPresent(), "Not seen: this machine has no address but the loopback one");

        try (Sandbox usual = Sandbox.start(Ports.free());
                Socket open = new Socket(outside.get(), port(sandbox.admin()))) {
            assertThat(open.isConnected()).isTrue();
            assertThatThrownBy(() -> new Socket(outside.get(), port(usual.admin())).close())
                    .isInstanceOf(IOException.class);
        }
    }

    /** A name server is not needed: the request goes to this machine, with the name in its header. */
    private static String byName(URI address, String header) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", address.getPort())) {
            socket.getOutputStream()
                    .write(("GET " + address.getPath() + " HTTP/1.1\r\nHost: " + address.getAuthority() + "\r\n"
                                    + header + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static JsonNode get(String address) {
        return SandboxTest.send(
                        HttpRequest.newBuilder(URI.create(here(address))).build())
                .json();
    }

    private static String here(String address) {
        return address.replace(NAME, "127.0.0.1");
    }

    private static int port(String address) {
        return URI.create(address).getPort();
    }
}
