package com.optiply.connector.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands of the pages for operators: a shell takes them, and what they name is what the chart makes and the services use. */
class CommandsTest {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^ *```sh\n(.*?)^ *```$");
    private static final Pattern GROUP = Pattern.compile("--group (\\S+)");
    private static final Pattern TOPIC_OPTION =
            Pattern.compile("(?:(?<=kcat )[^\n`]*? -t|--topic|--entity-name) (\\S+)");
    private static final Pattern SELECTOR = Pattern.compile("app\\.kubernetes\\.io/(instance|component)=([\\w-]+)");
    private static final int SECONDS = 60;
    private static final String RELEASE = "demo";

    @TempDir
    Path folder;

    @Test
    void a_shell_takes_them() throws IOException, InterruptedException {
        List<String> blocks = Page.all().stream()
                .flatMap(page -> BLOCK.matcher(page.text()).results())
                .map(block -> block.group(1).replace("…", "x"))
                .toList();
        assertThat(blocks).hasSizeGreaterThan(8);
        for (String block : blocks) {
            assertThat(said(
                            "-n",
                            Files.writeString(folder.resolve("block.sh"), block).toString()))
                    .as(block)
                    .isEmpty();
        }
    }

    @Test
    void groups_and_topics_carry_the_prefix_of_the_installation() {
        Set<String> groups = new TreeSet<>();
        Chart.yaml(Chart.FOLDER.resolve("files/access.yaml"))
                .path("components")
                .forEach(component -> component.path("groups").forEach(group -> {
                    if (group.path("prefixed").asBoolean()) {
                        groups.add("${prefix}" + group.path("name").asText());
                    }
                }));
        Set<String> foreign = Set.of("data-team");
        List<String> used =
                Page.all().stream().flatMap(page -> found(GROUP, page)).toList();

        assertThat(used).hasSizeGreaterThan(4).allMatch(group -> groups.contains(group) || foreign.contains(group));
        assertThat(used).containsAll(groups);
        assertThat(Page.all().stream().flatMap(page -> found(TOPIC_OPTION, page)))
                .hasSizeGreaterThan(4)
                .allMatch(topic -> topic.startsWith("${prefix}"));
    }

    /** What the page has everybody define, run with a kubectl that only says what it was asked. */
    @ParameterizedTest
    @ValueSource(strings = {"auth", "poller", "writer"})
    void stopping_and_starting_meet_the_component_and_its_scaler(String component)
            throws IOException, InterruptedException {
        Rendered full = Chart.render("full");
        JsonNode workload = full.of(component.equals("auth") ? "Deployment" : "StatefulSet", component);
        boolean keda = !full.of("ScaledObject", component).isMissingNode();
        String asked = said(
                "-c",
                definitions() + "release=" + RELEASE
                        + "\nname=optiply\nkubectl() { echo \"kubectl $*\" >&2; [ \"$1\" != get ] || " + keda
                        + "; }\nstop " + component + "\nstart " + component + " 2");
        List<String> calls =
                asked.lines().filter(line -> !line.startsWith("kubectl get")).toList();

        List<String> verbs = calls.stream().map(line -> line.split(" ")[1]).toList();
        assertThat(verbs)
                .isEqualTo(
                        keda
                                ? List.of("annotate", "scale", "wait", "annotate", "scale")
                                : List.of("scale", "wait", "scale"));
        assertThat(calls.getLast()).endsWith("--replicas=2");
        assertThat(calls.stream().filter(line -> line.contains(" -l "))).allSatisfy(line -> {
            Map<String, String> selector = SELECTOR.matcher(line)
                    .results()
                    .collect(Collectors.toMap(part -> part.group(1), part -> part.group(2)));
            assertThat(selector).containsOnlyKeys("instance", "component");
            selector.forEach((key, value) -> {
                assertThat(workload.at("/metadata/labels")
                                .path("app.kubernetes.io/" + key)
                                .asText())
                        .isEqualTo(value);
                assertThat(workload.at("/spec/template/metadata/labels")
                                .path("app.kubernetes.io/" + key)
                                .asText())
                        .isEqualTo(value);
            });
        });
        if (keda) {
            String scaler =
                    full.of("ScaledObject", component).at("/metadata/name").asText();
            assertThat(calls.getFirst())
                    .isEqualTo("kubectl annotate --overwrite scaledobject " + scaler
                            + " autoscaling.keda.sh/paused-replicas=0");
            assertThat(calls.get(3))
                    .isEqualTo("kubectl annotate scaledobject " + scaler + " autoscaling.keda.sh/paused-replicas-");
        }
    }

    @Test
    void objects_that_are_named_are_those_of_the_chart() {
        Rendered sandbox = Chart.render("sandbox");
        Set<String> titles = sandbox.objects().stream().map(Rendered::title).collect(Collectors.toSet());
        Map<String, String> kinds = Map.of("svc", "Service", "deployment", "Deployment");
        String text = Page.of("operations.md").text();

        assertThat(text)
                .contains("name=connector-"
                        + Chart.yaml(Chart.FOLDER.resolve("Chart.yaml"))
                                .path("name")
                                .asText());
        assertThat(Pattern.compile("\\b(svc/|deployment/|deployment \")\"?\\$name-(\\w+)")
                        .matcher(text)
                        .results())
                .hasSizeGreaterThan(3)
                .allSatisfy(found -> assertThat(titles)
                        .contains(kinds.get(found.group(1).replaceAll("\\W", "")) + " " + RELEASE
                                + "-exact-optiply-connector-" + found.group(2)));
    }

    private static Stream<String> found(Pattern pattern, Page page) {
        return pattern.matcher(page.text()).results().map(use -> use.group(1).replaceAll("[`,.]+$", ""));
    }

    private static String definitions() {
        return BLOCK.matcher(Page.of("operations.md").text())
                .results()
                .map(block -> block.group(1))
                .filter(block -> block.contains("\nstop() {"))
                .findFirst()
                .orElseThrow()
                .replaceAll("(?m)^token=.*$", "");
    }

    private String said(String option, String argument) throws IOException, InterruptedException {
        Path output = folder.resolve("said");
        Process process = new ProcessBuilder("bash", option, argument)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
        return Files.readString(output);
    }
}
