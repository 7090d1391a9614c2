package com.optiply.connector.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the pages for operators: a shell takes them, and what they name is what the chart makes and the services use. */
class CommandsTest {

    private static final Pattern GROUP = Pattern.compile("--group (\\S+)");
    private static final Pattern TOPIC_OPTION =
            Pattern.compile("(?:(?<=kcat )[^\n`]*? -t|--topic|--entity-name) (\\S+)");
    private static final Pattern SECRET = Pattern.compile("create secret generic (\\S+) (.*)");
    private static final Pattern KEY = Pattern.compile("--from-(?:literal|file)=([\\w.-]+?)(?==|\\s|$)");
    private static final Pattern INSTALL = Pattern.compile("helm -n \\S+ install \\S+ (\\S+)");
    private static final String RELEASE = "demo";

    @TempDir
    Path folder;

    @Test
    void a_shell_takes_them() throws IOException, InterruptedException {
        List<String> blocks = Page.withCommands().stream()
                .flatMap(page -> page.commands().stream())
                .map(block -> block.replace("…", "x"))
                .toList();
        assertThat(blocks).hasSizeGreaterThan(15);
        for (String block : blocks) {
            assertThat(new Shell(folder)
                            .said(
                                    "-n",
                                    Files.writeString(folder.resolve("block.sh"), block)
                                            .toString()))
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
        Set<String> foreign = Set.of("data-team", "connector-auth-");
        List<String> used =
                Page.all().stream().flatMap(page -> found(GROUP, page)).toList();

        assertThat(used).hasSizeGreaterThan(4).allMatch(group -> groups.contains(group) || foreign.contains(group));
        assertThat(used).containsAll(groups);
        assertThat(Page.all().stream().flatMap(page -> found(TOPIC_OPTION, page)))
                .hasSizeGreaterThan(4)
                .allMatch(topic -> topic.startsWith("${prefix}"));
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

    /** Whoever follows the page has the secrets that the least values name, with the keys that they are read by. */
    @Test
    void secrets_that_are_made_are_those_that_the_values_name() {
        Map<String, Set<String>> made = new TreeMap<>();
        for (String block : Page.ofChart().commands()) {
            SECRET.matcher(block).results().forEach(secret -> KEY.matcher(secret.group(2))
                    .results()
                    .forEach(key -> made.computeIfAbsent(secret.group(1), name -> new TreeSet<>())
                            .add(key.group(1))));
        }
        Map<String, Set<String>> read = new TreeMap<>();
        for (String name : List.of("minimal", "sandbox")) {
            Chart.render(name).objects().forEach(object -> {
                object.findValues("secretKeyRef").forEach(reference -> read.computeIfAbsent(
                                reference.path("name").asText(), any -> new TreeSet<>())
                        .add(reference.path("key").asText()));
                object.findValues("secret")
                        .forEach(volume -> volume.path("items").forEach(item -> read.computeIfAbsent(
                                        volume.path("secretName").asText(), any -> new TreeSet<>())
                                .add(item.path("key").asText())));
            });
        }
        // Databases are the reader's own in a trial too.
        read.keySet().removeAll(Set.of("auth-database", "writer-database"));

        assertThat(made).isEqualTo(read);
    }

    @Test
    void the_chart_that_is_installed_is_this_one() {
        assertThat(Page.withCommands().stream()
                        .flatMap(page -> INSTALL.matcher(page.text()).results()))
                .hasSize(2)
                .allSatisfy(install -> assertThat(
                                Page.ROOT.resolve(install.group(1)).resolve("Chart.yaml"))
                        .exists());
    }

    /** The namespace of a restricted installation takes no other pods. */
    @Test
    void a_pod_that_is_run_by_hand_fits_the_restricted_standard() throws IOException {
        String block = Page.of("topics/README.md").commands("kubectl run");
        String overrides = block.split("restricted='")[1].split("'")[0];
        JsonNode spec = Chart.JSON.readTree(overrides).path("spec");

        assertThat(block).contains("--override-type=strategic --overrides=\"$restricted\"");
        assertThat(spec.at("/containers/0/name").asText())
                .isEqualTo(block.split("kubectl run ")[1].split(" ")[0]);
        assertThat(spec.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(spec.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
        assertThat(spec.at("/containers/0/securityContext/allowPrivilegeEscalation")
                        .asBoolean(true))
                .isFalse();
        assertThat(spec.at("/containers/0/securityContext/capabilities/drop/0").asText())
                .isEqualTo("ALL");
    }

    private static Stream<String> found(Pattern pattern, Page page) {
        return pattern.matcher(page.text()).results().map(use -> use.group(1).replaceAll("[`,.]+$", ""));
    }
}
