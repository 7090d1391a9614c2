package com.optiply.connector.helm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private static final String RELEASE = "demo";

    @TempDir
    Path folder;

    @Test
    void a_shell_takes_them() throws IOException, InterruptedException {
        List<String> blocks = Page.all().stream()
                .flatMap(page -> page.commands().stream())
                .map(block -> block.replace("…", "x"))
                .toList();
        assertThat(blocks).hasSizeGreaterThan(8);
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

    private static Stream<String> found(Pattern pattern, Page page) {
        return pattern.matcher(page.text()).results().map(use -> use.group(1).replaceAll("[`,.]+$", ""));
    }
}
