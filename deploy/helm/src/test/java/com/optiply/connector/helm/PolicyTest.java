package com.optiply.connector.helm;

import static com.optiply.connector.helm.Rendered.elements;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What holds for every pod and every setting, however the chart is configured: the restricted profile of Pod Security and a little more. */
class PolicyTest {

    private static final Pattern SECRET = Pattern.compile("(?i)password|secret|jaas|private|token$|keyset$");
    private static final Set<String> RESTRICTED_VOLUMES = Set.of(
            "configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "persistentVolumeClaim", "projected", "secret");

    @InEveryCase
    void pods_run_restricted(String name) {
        assertThat(Chart.render(name).podSpecs()).isNotEmpty().allSatisfy(spec -> {
            assertThat(spec.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
            assertThat(spec.at("/securityContext/runAsUser").asInt(1)).isPositive();
            assertThat(spec.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
            assertThat(spec.path("automountServiceAccountToken").asBoolean(true))
                    .isFalse();
            assertThat(spec.path("enableServiceLinks").asBoolean(true)).isFalse();
            assertThat(spec.has("hostNetwork") || spec.has("hostPID") || spec.has("hostIPC"))
                    .isFalse();
            elements(spec.path("volumes")).forEach(volume -> volume.fieldNames()
                    .forEachRemaining(field -> assertThat(field.equals("name") || RESTRICTED_VOLUMES.contains(field))
                            .isTrue()));
        });
    }

    @InEveryCase
    void containers_have_no_rights_and_write_nowhere_but_tmp(String name) {
        assertThat(Chart.render(name).containers()).isNotEmpty().allSatisfy(container -> {
            JsonNode security = container.path("securityContext");
            assertThat(security.path("allowPrivilegeEscalation").asBoolean(true))
                    .isFalse();
            assertThat(security.path("readOnlyRootFilesystem").asBoolean()).isTrue();
            assertThat(security.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
            assertThat(security.has("privileged")).isFalse();
            elements(container.path("volumeMounts"))
                    .forEach(mount -> assertThat(mount.path("readOnly").asBoolean())
                            .isNotEqualTo(mount.path("mountPath").asText().equals("/tmp")));
        });
    }

    @InEveryCase
    void containers_say_what_they_need_and_which_image_they_are(String name) {
        assertThat(Chart.render(name).containers()).allSatisfy(container -> {
            assertThat(container.at("/resources/requests/cpu").asText()).isNotEmpty();
            assertThat(container.at("/resources/requests/memory").asText()).isNotEmpty();
            assertThat(container.at("/resources/limits/memory").asText()).isNotEmpty();
            assertThat(container.path("image").asText())
                    .matches(".+(:[\\w.-]+|@sha256:[0-9a-f]{64})")
                    .doesNotEndWith(":latest");
        });
    }

    @InEveryCase
    void mounts_and_volumes_go_together(String name) {
        assertThat(Chart.render(name).podSpecs()).allSatisfy(spec -> {
            Set<String> volumes = names(spec.path("volumes"));
            Set<String> mounts = elements(spec.path("containers"))
                    .flatMap(container -> names(container.path("volumeMounts")).stream())
                    .collect(Collectors.toSet());
            assertThat(mounts).isEqualTo(volumes);
        });
    }

    @InEveryCase
    void secrets_are_only_referred_to(String name) {
        Rendered rendered = Chart.render(name);

        assertThat(rendered.kind("Secret")).isEmpty();
        rendered.kind("ConfigMap").map(Rendered::component).forEach(component -> assertThat(
                        rendered.settings(component).stringPropertyNames())
                .as(component)
                .noneMatch(key -> SECRET.matcher(key).find()));
        rendered.containers()
                .flatMap(container -> elements(container.path("env")))
                .filter(variable ->
                        SECRET.matcher(variable.path("name").asText()).find()
                                || variable.path("name").asText().endsWith("_KEY"))
                .forEach(variable -> assertThat(
                                variable.at("/valueFrom/secretKeyRef/key").asText())
                        .as("%s", variable)
                        .isNotEmpty());
    }

    @InEveryCase
    void every_image_of_the_services_has_all_three_probes(String name) {
        List<JsonNode> services = Chart.render(name).objects().stream()
                .filter(object -> Set.of("Deployment", "StatefulSet")
                        .contains(object.path("kind").asText()))
                .filter(object -> !Rendered.component(object).equals("sandbox"))
                .flatMap(object -> elements(object.at("/spec/template/spec/containers")))
                .toList();

        assertThat(services).allSatisfy(container -> {
            assertThat(container.at("/startupProbe/httpGet/path").asText()).isEqualTo("/q/health/started");
            assertThat(container.at("/readinessProbe/httpGet/path").asText()).isEqualTo("/q/health/ready");
            assertThat(container.at("/livenessProbe/httpGet/path").asText()).isEqualTo("/q/health/live");
        });
    }

    private static Set<String> names(JsonNode array) {
        return elements(array).map(entry -> entry.path("name").asText()).collect(Collectors.toSet());
    }
}
