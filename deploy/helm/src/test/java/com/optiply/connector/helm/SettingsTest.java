package com.optiply.connector.helm;

import static com.optiply.connector.helm.Rendered.elements;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the chart sets, the services read, and what they must be told, the chart sets. */
class SettingsTest {

    /** Of the JVM, and of the values file for tests. */
    private static final Set<String> FOREIGN = Set.of("JAVA_TOOL_OPTIONS", "TZ");

    @ParameterizedTest
    @CsvSource({"auth,full", "poller,full", "writer,full", "auth,strimzi", "poller,strimzi", "writer,strimzi"})
    void every_setting_is_one_of_the_service(String component, String values) throws IOException {
        KnownSettings known = KnownSettings.of(ServiceSources.of(component));

        assertThat(Chart.render(values).settings(component).stringPropertyNames())
                .isNotEmpty()
                .allMatch(known::has);
    }

    @ParameterizedTest
    @CsvSource({"auth,full", "poller,full", "writer,full", "auth,strimzi", "poller,strimzi", "writer,strimzi"})
    void every_variable_is_a_setting_of_the_service(String component, String values) throws IOException {
        KnownSettings known = KnownSettings.of(ServiceSources.of(component));
        List<String> variables = variables(Chart.render(values), component);
        variables.removeAll(FOREIGN);

        assertThat(variables).isNotEmpty().allMatch(known::hasVariable);
    }

    /** The recipe of the README for certificates of an own authority. */
    @ParameterizedTest
    @ValueSource(strings = {"auth", "poller"})
    void own_authorities_are_trusted_by_settings_that_there_are(String component, @TempDir Path folder)
            throws IOException {
        String recipe = Chart.text(Chart.FOLDER.resolve("README.md"))
                .split("(?m)^  ```yaml\n")[1]
                .split("(?m)^  ```$")[0];
        JsonNode values = Chart.yaml(Chart.valuesOf("full"));
        Merge.into(values, Chart.YAML.readTree(recipe));
        Properties settings = Chart.render(
                        Files.writeString(folder.resolve("values.yaml"), Chart.YAML.writeValueAsString(values)))
                .settings(component);
        KnownSettings known = KnownSettings.of(ServiceSources.of(component));
        List<String> told = settings.stringPropertyNames().stream()
                .filter(name -> name.endsWith(".tls-configuration-name"))
                .toList();

        assertThat(told).hasSizeGreaterThan(2).allMatch(known::has).allSatisfy(name -> assertThat(
                        settings.getProperty(name))
                .isEqualTo("issuer"));
        assertThat(settings).containsKey("quarkus.tls.issuer.trust-store.pem.certs");
    }

    /** Of two lines with the same key the second silently wins. */
    @ParameterizedTest
    @ValueSource(strings = {"auth", "poller", "writer"})
    void no_default_is_set_twice(String component) {
        assertThat(Chart.text(ServiceSources.of(component).properties()).lines())
                .filteredOn(line -> line.contains("=") && !line.startsWith("#"))
                .map(line -> line.substring(0, line.indexOf('=')).strip())
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth", "poller", "writer"})
    void whatever_has_no_default_is_set(String component) throws IOException {
        Rendered rendered = Chart.render("minimal");
        Set<String> set = new TreeSet<>(variables(rendered, component));
        rendered.settings(component).stringPropertyNames().stream()
                .map(KnownSettings::variable)
                .forEach(set::add);
        Set<String> needed = KnownSettings.of(ServiceSources.of(component)).mandatory().stream()
                .map(KnownSettings::variable)
                .collect(Collectors.toSet());

        assertThat(set).containsAll(needed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth", "poller", "writer"})
    void no_default_for_one_machine_survives(String component) throws IOException {
        Properties defaults = KnownSettings.ownDefaults(ServiceSources.of(component));
        List<String> local = defaults.stringPropertyNames().stream()
                .filter(name -> defaults.getProperty(name).contains("localhost"))
                .toList();

        assertThat(Chart.render("minimal").settings(component).stringPropertyNames())
                .containsAll(local);
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth", "poller", "writer"})
    void a_setting_that_nobody_reads_would_be_noticed(String component) throws IOException {
        KnownSettings known = KnownSettings.of(ServiceSources.of(component));

        assertThat(Stream.of(
                        "connector.partition", "quarkus.http.prt", "kafka.sasl.mechanisms", "quarkus.flyway.enabled"))
                .noneMatch(known::has);
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth", "writer"})
    void the_migration_comes_first_with_rights_that_the_service_does_not_have(String component) throws IOException {
        Rendered rendered = Chart.render("full");
        JsonNode pod = rendered.of(component.equals("auth") ? "Deployment" : "StatefulSet", component)
                .at("/spec/template/spec");
        JsonNode migration = pod.at("/initContainers/0");
        KnownSettings known = KnownSettings.of(ServiceSources.of(component));

        assertThat(elements(migration.path("env"))
                        .map(variable -> variable.path("name").asText()))
                .contains("QUARKUS_INIT_AND_EXIT", "QUARKUS_FLYWAY_MIGRATE_AT_START")
                .filteredOn(name -> !FOREIGN.contains(name))
                .allMatch(known::hasVariable);
        assertThat(migration.path("image")).isEqualTo(pod.at("/containers/0/image"));
        assertThat(migration.toString()).contains(component + "-database-owner");
        assertThat(pod.path("containers").toString()).doesNotContain(component + "-database-owner");
        assertThat(rendered.settings(component).getProperty("quarkus.flyway.migrate-at-start"))
                .isEqualTo("false");
    }

    private static List<String> variables(Rendered rendered, String component) {
        return rendered.containers()
                .filter(container -> container.path("name").asText().equals(component))
                .flatMap(container -> elements(container.path("env")))
                .map((JsonNode variable) -> variable.path("name").asText())
                .collect(Collectors.toCollection(ArrayList::new));
    }
}
