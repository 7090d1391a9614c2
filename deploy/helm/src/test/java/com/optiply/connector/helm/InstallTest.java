package com.optiply.connector.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.Release;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** {@code helm install} itself, against a stand-in of an API server: discovery, mapping of kinds, creation in Helm's order, and the notes. */
class InstallTest {

    @InEveryCase
    void creates_every_object(String name) throws IOException {
        Rendered rendered = Chart.render(name);
        try (ApiServer server = ApiServer.knowing(rendered.objects())) {
            Release release = new Helm(Chart.FOLDER)
                    .install()
                    .withName("demo")
                    .withNamespace("connector")
                    .withKubeConfigContents(server.kubeConfig())
                    .withValuesFile(Chart.valuesOf(name))
                    .disableOpenApiValidation()
                    .call();

            assertThat(release.getStatus()).isEqualTo("deployed");
            Set<String> expected = rendered.objects().stream()
                    .filter(object -> !object.path("kind").asText().equals("Pod"))
                    .map(Rendered::title)
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(server.created(rendered.objects())).isEqualTo(expected);
            assertThat(release.getOutput()).contains(notes(name));
        }
    }

    private static List<String> notes(String name) {
        return Map.of(
                        "minimal",
                                List.of(
                                        "Register this redirect URL in the app at Exact: https://connect.example.com/oauth/callback",
                                        "networkPolicy.ingressFrom names nobody: until it names who comes in",
                                        "delete job -l app.kubernetes.io/instance=demo,app.kubernetes.io/component=topics",
                                        "name the secret of an operator's client in tests.operator.existingSecret",
                                        "POST https://connect.example.com/api/v1/tenants"),
                        "full", List.of("The job optiply-topics makes the topics"),
                        "strimzi",
                                List.of(
                                        "get kafkatopics",
                                        "POST http://localhost:18090/api/v1/tenants",
                                        "port-forward svc/demo-exact-optiply-connector-auth 18090:8080"),
                        "sandbox",
                                List.of(
                                        "topics.replicationFactor is 1: a broker that is lost",
                                        "127.0.0.1 demo-exact-optiply-connector-sandbox.connector.svc in its hosts file"),
                        "poller",
                                List.of("Tenants are onboarded at the connector-auth behind https://auth.example.com"))
                .get(name);
    }
}
