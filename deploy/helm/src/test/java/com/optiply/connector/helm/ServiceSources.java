package com.optiply.connector.helm;

import com.optiply.connector.model.topic.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The main sources of a service, read as text: a chart has no other way to know what the services next door understand.
 *
 * @param module the folder of the service
 */
record ServiceSources(Path module) {

    private static final Map<String, String> MODULES = Map.of(
            "auth", "connector-auth",
            "poller", "connector-exact-poller",
            "writer", "connector-optiply-writer");

    static ServiceSources of(String component) {
        return new ServiceSources(Path.of("../..", MODULES.get(component)));
    }

    Path resources() {
        return module.resolve("src/main/resources");
    }

    Path properties() {
        return resources().resolve("application.properties");
    }

    List<String> javaFiles() throws IOException {
        try (Stream<Path> files = Files.walk(module.resolve("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .map(Chart::text)
                    .toList();
        }
    }

    String text() throws IOException {
        return String.join("\n", javaFiles()) + Chart.text(properties());
    }

    /** Names of the topics that the service uses, by constant of the catalogue or by name in a channel's settings. */
    Set<String> topics() throws IOException {
        String text = text();
        Set<String> topics = new TreeSet<>();
        Arrays.stream(Topic.values())
                .filter(topic -> Pattern.compile("\\bTopic\\." + topic.name() + "\\b")
                                .matcher(text)
                                .find()
                        || text.contains("}" + topic.stem()))
                .map(Topic::stem)
                .forEach(topics::add);
        return topics;
    }
}
