package com.optiply.connector.helm;

import static com.optiply.connector.helm.Rendered.elements;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Objects that refer to each other find each other. */
class WiringTest {

    private static final Set<String> WORKLOADS = Set.of("Deployment", "StatefulSet", "Job");

    @InEveryCase
    void selectors_choose_exactly_one_workload(String name) {
        Rendered rendered = Chart.render(name);

        rendered.objects().forEach(object -> {
            JsonNode selector = selector(object);
            if (selector.isObject()) {
                assertThat(podLabels(rendered).filter(labels -> matches(selector, labels)))
                        .as(Rendered.title(object))
                        .hasSize(1);
            }
        });
    }

    @InEveryCase
    void services_lead_to_ports_that_pods_have(String name) {
        Rendered rendered = Chart.render(name);
        Set<String> ports = rendered.containers()
                .flatMap(container -> elements(container.path("ports")))
                .map(port -> port.path("name").asText())
                .collect(Collectors.toSet());

        assertThat(rendered.kind("Service").flatMap(service -> elements(service.at("/spec/ports"))))
                .isNotEmpty()
                .allSatisfy(port ->
                        assertThat(ports).contains(port.path("targetPort").asText()));
    }

    @InEveryCase
    void names_are_short_and_used_once(String name) {
        Set<String> seen = new HashSet<>();

        Chart.render(name).objects().forEach(object -> {
            assertThat(seen.add(Rendered.title(object)))
                    .as(Rendered.title(object))
                    .isTrue();
            // A pod's name is a label of its StatefulSet; room for the number.
            assertThat(object.at("/metadata/name").asText()).hasSizeLessThan(60);
            assertThat(object.at("/metadata/namespace").asText()).isNotEmpty();
        });
    }

    @InEveryCase
    void scalers_and_routes_point_at_what_there_is(String name) {
        Rendered rendered = Chart.render(name);
        Set<String> titles = new HashSet<>();
        rendered.objects().forEach(object -> titles.add(Rendered.title(object)));

        rendered.objects().forEach(object -> {
            JsonNode target = object.at("/spec/scaleTargetRef");
            if (target.isObject()) {
                assertThat(titles)
                        .contains(target.path("kind").asText() + " "
                                + target.path("name").asText());
            }
            Stream.concat(object.findValues("service").stream(), elements(object.at("/spec/rules/0/backendRefs")))
                    .filter(JsonNode::isObject)
                    .forEach(backend -> assertThat(titles)
                            .contains("Service " + backend.path("name").asText()));
            object.findValuesAsText("serviceAccountName")
                    .forEach(account -> assertThat(titles).contains("ServiceAccount " + account));
        });
    }

    @Test
    void the_way_in_reaches_every_page_of_the_merchant_and_nothing_internal() throws IOException {
        List<JsonNode> paths = elements(
                        Chart.render("full").of("Ingress", "auth").at("/spec/rules/0/http/paths"))
                .toList();
        ServiceSources auth = ServiceSources.of("auth");
        String pages =
                Chart.text(auth.module().resolve("src/main/java/com/optiply/connector/auth/connect/ConsentPages.java"));

        Pattern.compile("@Path\\(\"([^/\"][^\"]*)\"\\)")
                .matcher(pages)
                .results()
                .map(match -> "/" + match.group(1))
                .forEach(page -> assertThat(reached(paths, page)).as(page).isTrue());
        Path files = auth.resources().resolve("META-INF/resources");
        try (Stream<Path> found = Files.walk(files)) {
            found.filter(Files::isRegularFile)
                    .map(file -> "/" + files.relativize(file))
                    .forEach(file -> assertThat(reached(paths, file)).as(file).isTrue());
        }
        assertThat(reached(paths, "/q/metrics") || reached(paths, "/q/health")).isFalse();
    }

    @Test
    void pods_may_finish_what_they_began() throws IOException {
        Rendered rendered = Chart.render("minimal");
        for (Map.Entry<String, String> workload : Map.of(
                        "auth", "Deployment", "poller", "StatefulSet", "writer", "StatefulSet")
                .entrySet()) {
            JsonNode pod = rendered.of(workload.getValue(), workload.getKey()).at("/spec/template/spec");
            int stopping =
                    pod.at("/containers/0/lifecycle/preStop/sleep/seconds").asInt()
                            + Integer.parseInt(rendered.settings(workload.getKey())
                                    .getProperty("quarkus.shutdown.timeout")
                                    .replace("s", ""));
            assertThat(pod.path("terminationGracePeriodSeconds").asInt())
                    .as(workload.getKey())
                    .isGreaterThan(stopping);
        }
        String timing = Chart.text(ServiceSources.of("auth")
                .module()
                .resolve("src/main/java/com/optiply/connector/auth/grant/TokenTiming.java"));
        Duration call = Pattern.compile("@WithDefault\\(\"(\\w+)\"\\)\\s+Duration callLimit")
                .matcher(timing)
                .results()
                .map((MatchResult match) -> Duration.parse(match.group(1)))
                .findFirst()
                .orElseThrow();
        assertThat(rendered.settings("auth").getProperty("quarkus.shutdown.timeout"))
                .satisfies(timeout ->
                        assertThat(Long.parseLong(timeout.replace("s", ""))).isGreaterThan(call.toSeconds()));
    }

    @Test
    void the_scaler_asks_for_columns_that_the_writer_has() throws IOException {
        String migrations = migrations();
        String query = Chart.text(Chart.FOLDER.resolve("files/oldest-due.sql"));

        Pattern.compile("\\b[lrs]\\.(\\w+)").matcher(query).results().forEach(column -> assertThat(migrations)
                .containsPattern("(?m)(?:^    |add column )" + column.group(1) + " "));
        Pattern.compile("(?:from|join) (\\w+) [lrs]\\b")
                .matcher(query)
                .results()
                .forEach(table -> assertThat(migrations).contains("create table " + table.group(1) + " ("));
    }

    private static String migrations() throws IOException {
        try (Stream<Path> files =
                Files.list(ServiceSources.of("writer").resources().resolve("db/migration"))) {
            return files.map(Chart::text).collect(Collectors.joining("\n"));
        }
    }

    private static boolean reached(List<JsonNode> paths, String path) {
        return paths.stream().anyMatch(entry -> {
            String allowed = entry.path("path").asText();
            return path.equals(allowed)
                    || entry.path("pathType").asText().equals("Prefix") && path.startsWith(allowed + "/");
        });
    }

    private static JsonNode selector(JsonNode object) {
        return switch (object.path("kind").asText()) {
            case "Service" -> object.at("/spec/selector");
            case "NetworkPolicy" -> object.at("/spec/podSelector/matchLabels");
            default -> object.at("/spec/selector/matchLabels");
        };
    }

    private static Stream<JsonNode> podLabels(Rendered rendered) {
        return rendered.objects().stream()
                .filter(object -> WORKLOADS.contains(object.path("kind").asText()))
                .map(object -> object.at("/spec/template/metadata/labels"));
    }

    private static boolean matches(JsonNode selector, JsonNode labels) {
        return selector.properties().stream().allMatch(entry -> entry.getValue().equals(labels.path(entry.getKey())));
    }
}
