package com.optiply.connector.helm;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Values that cannot work are refused before anything is installed, with a sentence that says what to do. */
class ContradictionsTest {

    private static final String SHA = "sha256:" + "0".repeat(64);

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("contradictions")
    void are_refused_with_a_sentence(String base, String change, String sentence) throws IOException {
        Path values = changed(base, change);

        assertThatThrownBy(() -> Chart.render(values)).hasMessageContaining(sentence);
    }

    static Stream<Arguments> contradictions() {
        return Stream.of(connections(), components(), sandbox(), ports()).flatMap(part -> part);
    }

    /** NetworkPolicies could not let out to them. */
    private static Stream<Arguments> ports() {
        String sentence = " names no host or a port that is none";
        return Stream.of(
                arguments(
                        "full",
                        "auth: {exact: {hosts: {nl: 'exact.example.com:8443'}}}",
                        "auth.exact.hosts.nl" + sentence),
                arguments("minimal", "auth: {optiply: {baseUrl: 'https://o:p/v1'}}", "auth.optiply.baseUrl" + sentence),
                arguments(
                        "minimal",
                        "auth: {optiply: {tokenUrl: 'https://o:70000'}}",
                        "auth.optiply.tokenUrl" + sentence),
                arguments("minimal", "oidc: {issuerUrl: 'https://login:https/a'}", "oidc.issuerUrl" + sentence),
                arguments("poller", "authUrl: 'https://:8443'", "authUrl" + sentence),
                arguments(
                        "minimal",
                        "auth: {settings: {'connector.exact.hosts.\"us\"': 'https://a:b'}}",
                        "auth.settings.connector.exact.hosts.'us'" + sentence),
                arguments(
                        "minimal",
                        "poller: {jvmOptions: '-Dhttps.proxyHost=proxy -Dhttps.proxyPort=none'}",
                        "poller.jvmOptions -Dhttps.proxyPort" + sentence),
                arguments(
                        "minimal",
                        "writer: {database: {url: 'jdbc:postgresql://db:fast/writer'}}",
                        "writer.database.url names a port that is none"));
    }

    private static Stream<Arguments> sandbox() {
        return Stream.of(
                arguments(
                        "full",
                        "sandbox: {enabled: true}",
                        "sandbox.enabled and auth.exact.hosts are both set: stand-ins beside real hosts"),
                arguments(
                        "sandbox",
                        "auth: {optiply: {baseUrl: 'https://api.optiply.com/v1'}}",
                        "sandbox.enabled and auth.optiply.baseUrl are both set"),
                arguments(
                        "sandbox",
                        "auth: {optiply: {tokenUrl: 'https://dashboard.optiply.nl/api/auth/oauth/token'}}",
                        "sandbox.enabled and auth.optiply.tokenUrl are both set"),
                arguments(
                        "sandbox",
                        "auth: {settings: {'connector.exact.hosts.\"us\"': 'https://start.exactonline.com'}}",
                        "nothing else may lead to Exact or Optiply"),
                arguments(
                        "sandbox",
                        "oidc: {issuerUrl: 'https://login.example.com/realms/connector'}",
                        "the port of oidc.issuerUrl would be open to anywhere"),
                arguments("poller", "sandbox: {enabled: true}", "nobody would use the sandbox"),
                arguments(
                        "sandbox",
                        "tests: {operator: {existingSecret: ''}}",
                        "tests.operator.existingSecret is missing"));
    }

    private static Stream<Arguments> connections() {
        return Stream.of(
                arguments("minimal", "kafka: {bootstrapServers: ''}", "kafka.bootstrapServers is missing"),
                arguments("minimal", "kafka: {protocol: SASL_PLAINTEXT}", "sends everything in the clear"),
                arguments("poller", "kafka: {ca: {existingSecret: ca}}", "uses no TLS: remove one of them"),
                arguments("minimal", "kafka: {credentials: {existingSecret: ''}}", "writer has no Kafka credentials"),
                arguments(
                        "minimal", "kafka: {settings: {sasl.mechanism: PLAIN}}", "kafka.settings sets sasl.mechanism"),
                arguments(
                        "minimal",
                        "kafka: {settings: {sasl.oauthbearer.token.endpoint.url: 'https://login.example.com/t'}}",
                        "OAUTHBEARER is not among the mechanisms"),
                arguments("minimal", "postgresql: {sslMode: require}", "set postgresql.allowUnverified=true"),
                arguments("minimal", "kafka: {saslMechanism: OAUTHBEARER}", "saslMechanism"),
                arguments(
                        "minimal",
                        "kafka: {settings: {ssl.key.password: x}}",
                        "kafka.settings sets ssl.key.password, which is a secret"),
                arguments(
                        "minimal",
                        "kafka: {settings: {ssl.keystore.key: x}}",
                        "kafka.settings sets ssl.keystore.key, which is a secret"),
                arguments("minimal", "oidc: {issuerUrl: ''}", "oidc.issuerUrl is missing"),
                arguments("minimal", "oidc: {issuerUrl: 'http://login.example.com'}", "oidc.issuerUrl is not https"),
                arguments("minimal", "image: {tag: latest}", "image.tag latest is no version"),
                arguments("minimal", "topics: {create: strimzi}", "strimzi.cluster is missing"),
                arguments("strimzi", "topics: {create: job}", "topics.create=job has no Kafka credentials"),
                arguments(
                        "strimzi",
                        "kafka: {protocol: PLAINTEXT, allowPlaintext: true, ca: {existingSecret: ''}}",
                        "kafka.protocol PLAINTEXT uses none"),
                arguments("strimzi", "kafka: {protocol: SASL_SSL, saslMechanism: PLAIN}", "makes SCRAM-SHA-512 users"),
                arguments("strimzi", "strimzi: {namespace: kafka}", "auth has no Kafka credentials"),
                arguments("full", "networkPolicy: {ingressFrom: []}", "could not reach connector-auth"),
                arguments("full", "writer: {enabled: false}", "installation is missing"),
                arguments("full", "alerts: {runbooks: ''}", "alerts.runbooks is missing"),
                arguments("full", "networkPolicy: {metricsFrom: []}", "Prometheus could not reach the metrics"));
    }

    private static Stream<Arguments> components() {
        return Stream.of(
                arguments("poller", "poller: {enabled: false}", "Everything is switched off"),
                arguments("poller", "authUrl: ''", "authUrl is missing"),
                arguments(
                        "minimal",
                        "authUrl: 'https://auth.example.com'",
                        "this release installs connector-auth itself"),
                arguments("minimal", "poller: {oidc: {existingSecret: ''}}", "poller.oidc.existingSecret is missing"),
                arguments("minimal", "poller: {replicas: 25}", "poller.replicas is 25, but there are 24 partitions"),
                arguments(
                        "minimal",
                        "{connector: {partitions: 3}, writer: {replicas: 4}}",
                        "writer.replicas is 4, but there are 3"),
                arguments("full", "writer: {keda: {maxReplicas: 13}}", "writer.keda.maxReplicas is 13"),
                arguments("full", "writer: {keda: {minReplicas: 7}}", "writer.keda.minReplicas is larger"),
                arguments("full", "writer: {database: {url: 'jdbc:postgresql://a,b/writer'}}", "needs one host"),
                arguments(
                        "minimal",
                        "writer: {database: {url: 'jdbc:postgresql://db.example.com/auth'}}",
                        "are the same"),
                arguments("minimal", "writer: {database: {url: ''}}", "writer.database.url is missing"),
                arguments(
                        "minimal",
                        "writer: {database: {existingSecret: ''}}",
                        "writer.database.existingSecret is missing"),
                arguments("minimal", "auth: {database: {url: 'jdbc:postgresql://db'}}", "no host or no database name"),
                arguments(
                        "minimal",
                        "auth: {database: {url: 'jdbc:postgresql://db/a?user=x'}}",
                        "carries a user or a password"),
                arguments(
                        "minimal",
                        "auth: {database: {url: 'jdbc:postgresql://db/a?sslmode=disable'}}",
                        "sets TLS itself"),
                arguments("minimal", "auth: {publicUrl: ''}", "auth.publicUrl is missing"),
                arguments("minimal", "auth: {keyset: {existingSecret: ''}}", "auth.keyset.existingSecret is missing"),
                arguments("full", "auth: {httpRoute: {enabled: true, parentRefs: [{name: a}]}}", "choose one way in"),
                arguments("strimzi", "auth: {httpRoute: {parentRefs: []}}", "auth.httpRoute has no parentRefs"),
                arguments("poller", "auth: {ingress: {enabled: true}}", "there is nothing to route to"),
                arguments("full", "auth: {autoscaling: {minReplicas: 9}}", "auth.autoscaling.minReplicas is larger"),
                arguments(
                        "minimal",
                        "auth: {settings: {connector.auth.public-url: 'https://a.b'}}",
                        "auth.settings sets"),
                arguments(
                        "full",
                        "auth: {settings: {'connector.exact.hosts.\"nl\"': 'https://a.b'}}",
                        "auth.settings sets connector.exact.hosts.'nl', which the chart sets"),
                arguments("minimal", "auth: {settings: {connector.auth.keyset: '{}'}}", "which is a secret"),
                arguments(
                        "minimal",
                        "writer: {settings: {'connector.clock.sandbox-url': 'http://x'}}",
                        "the sandbox's clock"),
                arguments(
                        "minimal",
                        "writer: {extraEnv: [{name: WRITER_MEMBER_ID, value: a}]}",
                        "extraEnv sets WRITER_MEMBER_ID"),
                arguments(
                        "minimal",
                        "poller: {extraEnv: [{name: KAFKA_BOOTSTRAP_SERVERS, value: a}]}",
                        "extraEnv sets KAFKA"),
                arguments("minimal", "poller: {image: {digest: '" + SHA + "1'}}", "digest"),
                arguments("minimal", "poller: {replica: 3}", "replica"),
                arguments("minimal", "auth: {terminationGracePeriodSeconds: 30}", "terminationGracePeriodSeconds"),
                arguments("minimal", "auth: {publicUrl: 'http://connect.example.com'}", "publicUrl"));
    }

    @Test
    void all_that_is_missing_is_said_at_once() {
        assertThatThrownBy(() -> Chart.render(Chart.VALUES))
                .hasMessageContaining("kafka.bootstrapServers")
                .hasMessageContaining("oidc.issuerUrl")
                .hasMessageContaining("auth.keyset.existingSecret")
                .hasMessageContaining("writer.database.url");
    }

    private Path changed(String base, String change) throws IOException {
        JsonNode values = Chart.yaml(Chart.valuesOf(base));
        Merge.into(values, Chart.YAML.readTree(change));
        return Files.writeString(folder.resolve("values.yaml"), Chart.YAML.writeValueAsString(values));
    }
}
