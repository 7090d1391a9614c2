package com.optiply.connector.helm;

import static com.optiply.connector.helm.Rendered.elements;

import com.fasterxml.jackson.databind.JsonNode;
import com.optiply.connector.model.topic.Topic;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The rights of {@code files/access.yaml} as commands, with the prefix of the installation left to the shell. */
final class KafkaRights {

    static final JsonNode ACCESS = Chart.yaml(Chart.FOLDER.resolve("files/access.yaml"));

    private static final String PREFIX = "${prefix}";
    private static final String NEXT = " \\\n  ";

    private KafkaRights() {}

    static String commands() {
        StringBuilder out = new StringBuilder("```sh\n");
        out.append("allow() { kafka-acls.sh $kafka --add --allow-principal \"User:$1\" \"${@:2}\"; }\n");
        ACCESS.path("components")
                .properties()
                .forEach(component -> component(out, component.getKey(), component.getValue()));
        out.append("\n# the job that makes the topics\n");
        line(out, "topics", operations(ACCESS.at("/job/topics")), topics(catalogue()));
        return out.append("```\n").toString();
    }

    private static void component(StringBuilder out, String name, JsonNode rights) {
        out.append("\n# connector-").append(name).append('\n');
        line(out, name, operations(ACCESS.at("/everybody/topics")), topics(catalogue()));
        line(out, name, "--operation Read", topics(texts(rights.path("reads"))));
        line(out, name, "--operation Write", topics(texts(rights.path("writes"))));
        elements(rights.path("groups")).forEach(group -> {
            String prefixed = group.path("prefixed").asBoolean() ? PREFIX : "";
            String pattern = group.path("pattern").asText().equals("prefix") ? " --resource-pattern-type prefixed" : "";
            line(
                    out,
                    name,
                    "--operation Read --operation Describe",
                    Stream.of("--group " + prefixed + group.path("name").asText() + pattern));
        });
        texts(rights.path("transactionalIds"))
                .forEach(id -> line(
                        out,
                        name,
                        "--operation Write --operation Describe",
                        Stream.of("--transactional-id " + PREFIX + id + " --resource-pattern-type prefixed")));
        line(out, name, operations(ACCESS.at("/everybody/cluster")), Stream.of("--cluster"));
    }

    private static void line(StringBuilder out, String user, String operations, Stream<String> resources) {
        List<String> all = resources.toList();
        out.append("allow connector-").append(user).append(' ').append(operations);
        out.append(all.size() == 1 ? " " + all.getFirst() : NEXT + String.join(NEXT, all));
        out.append('\n');
    }

    private static Stream<String> catalogue() {
        return Arrays.stream(Topic.values()).map(Topic::stem);
    }

    private static Stream<String> topics(Stream<String> stems) {
        return stems.map(stem -> "--topic " + PREFIX + stem);
    }

    private static String operations(JsonNode names) {
        return String.join(" ", texts(names).map(name -> "--operation " + name).toList());
    }

    private static Stream<String> texts(JsonNode array) {
        return elements(array).map(JsonNode::asText);
    }
}
