package com.optiply.connector.helm;

import static com.optiply.connector.helm.Rendered.elements;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With {@code sandbox.enabled}, everything leads to the sandbox and nothing to the real ones. */
class SandboxTest {

    private static final String HOST = "demo-exact-optiply-connector-sandbox.connector.svc";

    private final Rendered rendered = Chart.render("sandbox");

    @Test
    void is_off_by_default() {
        assertThat(Chart.render("full").objects())
                .extracting(Rendered::component)
                .doesNotContain("sandbox")
                .contains("auth");
    }

    @Test
    void every_vendor_address_that_the_service_knows_is_the_sandbox() throws Exception {
        Properties settings = rendered.settings("auth");
        Properties defaults = KnownSettings.ownDefaults(ServiceSources.of("auth"));
        Set<String> hosts = defaults.stringPropertyNames().stream()
                .filter(name -> name.startsWith("connector.exact.hosts."))
                .collect(Collectors.toSet());

        assertThat(hosts).hasSizeGreaterThan(5).allSatisfy(name -> assertThat(settings.getProperty(name))
                .startsWith("http://" + HOST + ":18081/"));
        assertThat(settings.getProperty("connector.optiply.base-url")).isEqualTo("http://" + HOST + ":18082/v1");
        assertThat(settings.getProperty("connector.optiply.token-url")).startsWith("http://" + HOST + ":18082/");
        assertThat(rendered.text()).doesNotContain("exactonline", "api.optiply", "dashboard.optiply");
    }

    @Test
    void the_sandbox_calls_itself_what_the_services_call_it() {
        JsonNode container = rendered.of("Deployment", "sandbox").at("/spec/template/spec/containers/0");

        assertThat(elements(container.path("args")).map(JsonNode::asText))
                .contains("--host=" + HOST, "--listen=0.0.0.0");
        assertThat(rendered.of("Service", "sandbox").at("/metadata/name").asText() + ".connector.svc")
                .isEqualTo(HOST);
        for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
            assertThat(container.at("/" + probe + "/httpGet/path").asText()).isEqualTo("/ready");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth", "poller", "writer"})
    void no_policy_lets_anything_out_to_the_vendors(String component) {
        JsonNode egress = rendered.of("NetworkPolicy", component).at("/spec/egress");

        assertThat(egress.findValuesAsText("port"))
                .contains("18081", "18082", "18083")
                .doesNotContain("443");
    }

    @Test
    void the_issuer_is_the_sandbox_unless_one_is_named() throws Exception {
        String issuer = "http://" + HOST + ":18083/realms/connector";

        assertThat(rendered.settings("auth").getProperty("quarkus.oidc.auth-server-url"))
                .isEqualTo(issuer);
        assertThat(rendered.settings("writer").getProperty("quarkus.oidc-client.auth-server-url"))
                .isEqualTo(issuer);
        assertThat(elements(rendered.of("Pod", "test").at("/spec/containers/0/env"))
                        .filter(variable -> variable.path("name").asText().equals("ISSUER"))
                        .map(variable -> variable.path("value").asText()))
                .containsExactly(issuer);
    }
}
