package com.optiply.connector.helm;

import static com.optiply.connector.helm.Rendered.elements;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Users made by hand get what Strimzi's get: the commands of the page give the same rights. */
class KafkaUsersTest {

    private static final Path PAGE = Path.of("../docs/kafka-users.md");
    private static final String BEGIN = "<!-- rights: written by a test -->\n";
    private static final String END = "<!-- end of rights -->";

    /** The installation of the case. */
    private static final String PREFIX = "Acme_";

    @TempDir
    Path folder;

    /** One operation of one user on one resource. */
    private record Right(String user, String type, String name, String pattern, String operation)
            implements Comparable<Right> {
        @Override
        public int compareTo(Right other) {
            return toString().compareTo(other.toString());
        }
    }

    @Test
    void the_page_has_the_rights_of_the_chart() throws IOException {
        String page = Chart.text(PAGE);

        Committed.is(
                PAGE,
                page.substring(0, page.indexOf(BEGIN) + BEGIN.length())
                        + KafkaRights.commands()
                        + page.substring(page.indexOf(END)));
    }

    @Test
    void the_commands_give_what_strimzi_would_give() throws IOException, InterruptedException {
        Set<Right> given = given();
        Rendered strimzi = Chart.render("strimzi");

        for (String component : List.of("auth", "poller", "writer")) {
            Set<Right> byStrimzi = elements(strimzi.of("KafkaUser", component).at("/spec/authorization/acls"))
                    .flatMap(acl -> elements(acl.path("operations"))
                            .map(operation -> right(component, acl.path("resource"), operation.asText())))
                    .collect(Collectors.toCollection(TreeSet::new));

            assertThat(given.stream().filter(right -> right.user().equals("User:connector-" + component)))
                    .as(component)
                    .isNotEmpty()
                    .containsExactlyInAnyOrderElementsOf(byStrimzi);
        }
    }

    @Test
    void the_job_may_create_and_describe_every_topic_and_nothing_else() throws IOException, InterruptedException {
        Set<String> topics = Chart.render("strimzi")
                .kind("KafkaTopic")
                .map(topic -> topic.at("/spec/topicName").asText())
                .collect(Collectors.toSet());
        List<Right> job = given().stream()
                .filter(right -> right.user().equals("User:connector-topics"))
                .toList();

        assertAll(
                () -> assertThat(job).hasSize(2 * topics.size()),
                () -> assertThat(job).extracting(Right::name).containsOnlyElementsOf(topics),
                () -> assertThat(job).extracting(Right::operation).containsOnly("Create", "Describe"));
    }

    private static Right right(String component, JsonNode resource, String operation) {
        return new Right(
                "User:connector-" + component,
                resource.path("type").asText(),
                resource.path("name").asText(),
                resource.path("patternType").asText("literal"),
                operation);
    }

    /** What the page's block asks of a {@code kafka-acls.sh} that only repeats it. */
    private Set<Right> given() throws IOException, InterruptedException {
        String script = "prefix=" + PREFIX + "\nkafka=cluster\nkafka-acls.sh() { echo \"$@\"; }\n"
                + Page.of("kafka-users.md").commands("allow()");
        return new Shell(folder)
                .said("-c", script)
                .lines()
                .flatMap(KafkaUsersTest::rights)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Right> rights(String command) {
        List<String> words = Arrays.asList(command.split(" "));
        assertThat(words).startsWith("cluster", "--add", "--allow-principal");
        String pattern = after(words, "--resource-pattern-type").anyMatch("prefixed"::equals) ? "prefix" : "literal";
        Stream<Right> named = Stream.of("topic", "group", "transactional-id").flatMap(type -> after(words, "--" + type)
                .flatMap(name ->
                        each(words, type.equals("transactional-id") ? "transactionalId" : type, name, pattern)));
        return words.contains("--cluster") ? each(words, "cluster", "", pattern) : named;
    }

    private static Stream<Right> each(List<String> words, String type, String name, String pattern) {
        return after(words, "--operation").map(operation -> new Right(words.get(3), type, name, pattern, operation));
    }

    /** The word after each of these options. */
    private static Stream<String> after(List<String> words, String option) {
        return Stream.iterate(0, at -> at < words.size() - 1, at -> at + 1)
                .filter(at -> words.get(at).equals(option))
                .map(at -> words.get(at + 1));
    }
}
