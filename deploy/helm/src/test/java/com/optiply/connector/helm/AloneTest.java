package com.optiply.connector.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each component can be a release of its own, and each can be left out. */
class AloneTest {

    private static final List<String> SERVICES = List.of("auth", "poller", "writer");
    private static final Set<String> SHARED = Set.of("alerts", "dashboards", "test");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"auth", "poller", "writer"})
    void a_release_of_one_component_has_its_objects_and_no_others(String service) throws IOException {
        ObjectNode values = full();
        SERVICES.stream().filter(other -> !other.equals(service)).forEach(other -> switchOff(values, other));
        values.withObject("/topics").put("create", "none");
        values.withObject("/strimzi").putArray("readers");

        Rendered rendered = render(values);

        assertThat(components(rendered)).contains(service).isSubsetOf(with(SHARED, service));
        assertThat(rendered.objects().stream()
                        .filter(object -> Rendered.component(object).equals(service))
                        .map(object -> object.path("kind").asText()))
                .contains("ServiceAccount", "ConfigMap", "Service", "PodDisruptionBudget", "NetworkPolicy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth", "poller", "writer"})
    void a_component_that_is_left_out_leaves_nothing_behind(String service) throws IOException {
        ObjectNode values = full();
        switchOff(values, service);

        assertThat(components(render(values))).isNotEmpty().doesNotContain(service);
    }

    private static ObjectNode full() {
        return (ObjectNode) Chart.yaml(Chart.valuesOf("full"));
    }

    /** Several releases make up one installation then. Without connector-auth there is nothing to route to, and another release's has to be named. */
    private static void switchOff(ObjectNode values, String service) {
        values.put("installation", "production");
        ObjectNode part = values.withObject("/" + service).put("enabled", false);
        if (service.equals("auth")) {
            values.put("authUrl", "https://auth.example.com");
            part.withObject("/ingress").put("enabled", false);
            part.withObject("/httpRoute").put("enabled", false);
        }
    }

    private Rendered render(JsonNode values) throws IOException {
        Path file = folder.resolve("values.yaml");
        Files.writeString(file, Chart.YAML.writeValueAsString(values));
        return Chart.render(file);
    }

    private static Set<String> components(Rendered rendered) {
        return rendered.objects().stream().map(Rendered::component).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> with(Set<String> shared, String service) {
        Set<String> all = new TreeSet<>(shared);
        all.add(service);
        return all;
    }
}
