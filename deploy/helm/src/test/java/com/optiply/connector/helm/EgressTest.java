package com.optiply.connector.helm;

import static com.optiply.connector.helm.Rendered.elements;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** NetworkPolicies let each component out to the ports of the addresses that it is configured with, and to no others. */
class EgressTest {

    private static final int EXACT = 8444;
    private static final int OPTIPLY = 8445;
    private static final String SETTING = "{'connector.exact.hosts.\"be\"': 'https://be.example.com:8446',"
            + " 'connector.optiply.base-url': 'http://o.example.com', 'connector.optiply.token-url': 'http://o.example.com:81/t'}";

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource({"vendors", "issuer", "stores"})
    void leads_to_the_ports_that_are_configured(
            String base, String change, String component, String peer, Set<Integer> ports) throws IOException {
        JsonNode values = Chart.yaml(Chart.valuesOf(base));
        Merge.into(values, Chart.YAML.readTree(change));
        JsonNode policy = Chart.render(
                        Files.writeString(folder.resolve("values.yaml"), Chart.YAML.writeValueAsString(values)))
                .of("NetworkPolicy", component);

        assertThat(ports(policy, peer)).isEqualTo(new TreeSet<>(ports));
    }

    static Stream<Arguments> vendors() {
        String vendors = "0.0.0.0/0";
        return Stream.of(
                arguments("minimal", "{}", "auth", vendors, Set.of(443)),
                arguments("minimal", "{}", "poller", vendors, Set.of(443)),
                arguments("minimal", "{}", "writer", vendors, Set.of(443)),
                arguments("full", "{}", "auth", vendors, Set.of(443, EXACT, OPTIPLY)),
                arguments("full", "{}", "poller", vendors, Set.of(443, EXACT)),
                arguments("full", "{}", "writer", vendors, Set.of(443, OPTIPLY)),
                arguments("minimal", "auth: {settings: " + SETTING + "}", "auth", vendors, Set.of(80, 81, 443, 8446)),
                arguments("minimal", "auth: {settings: " + SETTING + "}", "poller", vendors, Set.of(443, 8446)),
                arguments("minimal", "auth: {settings: " + SETTING + "}", "writer", vendors, Set.of(80, 443)),
                arguments(
                        "minimal",
                        "auth: {optiply: {tokenUrl: 'https://[2001:db8::7]:9443/token'}}",
                        "auth",
                        vendors,
                        Set.of(443, 9443)),
                arguments(
                        "minimal",
                        "poller: {jvmOptions: '-Dhttps.proxyHost=proxy -Dhttps.proxyPort=3128'}",
                        "poller",
                        vendors,
                        Set.of(443, 3128)),
                arguments(
                        "minimal",
                        "writer: {jvmOptions: '-Xmx1g -Dhttp.proxyHost=proxy'}",
                        "writer",
                        vendors,
                        Set.of(80, 443)),
                arguments("poller", "networkPolicy: {vendorPorts: [8443]}", "poller", vendors, Set.of(443, 8443)));
    }

    static Stream<Arguments> issuer() {
        String issuer = "10.3.0.0/16";
        return Stream.of(
                arguments("full", "{}", "auth", issuer, Set.of(8443)),
                arguments("full", "{}", "poller", issuer, Set.of(8443)),
                arguments("full", "{}", "writer", issuer, Set.of(8443)),
                arguments("full", "oidc: {issuerUrl: 'https://login.example.com'}", "writer", issuer, Set.of(443)),
                arguments(
                        "full",
                        "oidc: {issuerUrl: 'http://login.example.com/a:b', allowPlainHttp: true}",
                        "writer",
                        issuer,
                        Set.of(80)),
                arguments("full", "networkPolicy: {oidcPorts: [8080]}", "poller", issuer, Set.of(8080, 8443)),
                arguments(
                        "full",
                        "auth: {settings: {quarkus.oidc.jwks-path: 'https://keys.example.com:9000/jwks'}}",
                        "auth",
                        issuer,
                        Set.of(8443, 9000)),
                arguments("full", "{}", "topics", issuer, Set.of()),
                arguments(
                        "poller",
                        "{networkPolicy: {authTo: [], authPorts: [], oidcTo: [{ipBlock: {cidr: 10.3.0.0/16}}]}, authUrl: 'http://auth.other.svc:8080'}",
                        "poller",
                        "",
                        Set.of(53, 5353, 8080, 9092)),
                arguments(
                        "poller",
                        "{networkPolicy: {authTo: [{ipBlock: {cidr: 10.6.0.0/16}}], authPorts: [8080]}, authUrl: 'http://auth.other.svc'}",
                        "poller",
                        "10.6.0.0/16",
                        Set.of(80, 8080)));
    }

    static Stream<Arguments> stores() {
        return Stream.of(
                arguments("full", "{}", "writer", "10.1.0.0/16", Set.of(9094, 9095, 9096)),
                arguments("full", "{}", "topics", "10.1.0.0/16", Set.of(9094, 9095, 9096)),
                arguments("full", "{}", "auth", "10.2.0.0/16", Set.of(5433)),
                arguments("full", "{}", "writer", "10.2.0.0/16", Set.of(5433)),
                arguments(
                        "full",
                        "auth: {database: {url: 'jdbc:postgresql://a:6432,[2001:db8::1],c:7432/auth?x=1'}}",
                        "auth",
                        "10.2.0.0/16",
                        Set.of(5432, 6432, 7432)),
                arguments(
                        "full",
                        "networkPolicy: {postgresqlPorts: [5432]}",
                        "writer",
                        "10.2.0.0/16",
                        Set.of(5432, 5433)),
                arguments("full", "{}", "poller", "10.4.0.0/16", Set.of(4317)),
                arguments("full", "networkPolicy: {tracingPorts: [14317]}", "auth", "10.4.0.0/16", Set.of(4317, 14317)),
                arguments("full", "networkPolicy: {mailPorts: [1587]}", "auth", "10.5.0.0/16", Set.of(465, 1587)),
                arguments(
                        "full",
                        "{tracing: {endpoint: ''}, poller: {settings: {quarkus.otel.exporter.otlp.endpoint: 'http://c:4318'}}}",
                        "poller",
                        "10.4.0.0/16",
                        Set.of(4318)),
                arguments("full", "auth: {mail: {port: 2525}}", "auth", "10.5.0.0/16", Set.of(2525)));
    }

    /** A policy sees the port of the pod: that of a name server is 53 by custom, 5353 on OpenShift. */
    @ParameterizedTest
    @CsvSource({"auth", "poller", "writer", "topics"})
    void leads_to_name_servers_by_either_protocol(String component) {
        JsonNode rule = Chart.render("full")
                .of("NetworkPolicy", component)
                .at("/spec/egress")
                .path(0);

        assertThat(rule.has("to")).isFalse();
        assertThat(elements(rule.path("ports"))
                        .map(port -> port.path("protocol").asText() + " " + port.path("port")))
                .containsExactlyInAnyOrder("UDP 53", "TCP 53", "UDP 5353", "TCP 5353");
    }

    /** @param peer a network among the peers; empty for the rules that lead anywhere */
    private static Set<Integer> ports(JsonNode policy, String peer) {
        return elements(policy.at("/spec/egress"))
                .filter(rule -> peer.isEmpty()
                        ? rule.path("to").isMissingNode()
                        : rule.path("to").findValuesAsText("cidr").contains(peer))
                .flatMap(rule -> elements(rule.path("ports")))
                .map(port -> port.path("port").asInt())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
