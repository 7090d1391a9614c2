package com.optiply.connector.images;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Jars of an image that its module's bill of materials does not name: Quarkus packages extensions that two others bring together (conditional dependencies), and Maven
 * knows nothing of them.
 */
final class UnnamedJars {

    private static final ObjectMapper JSON = new ObjectMapper();

    private UnnamedJars() {}

    /**
     * @param bill   the module's CycloneDX document
     * @param folder with all jars of the image
     * @return a component for each, by what the jar says of itself; none for a jar that does not say what it is
     */
    static List<ObjectNode> components(JsonNode bill, Path folder) throws IOException {
        Set<String> named = StreamSupport.stream(bill.path("components").spliterator(), false)
                .map(component -> component.path("group").asText() + ":"
                        + component.path("name").asText())
                .collect(Collectors.toSet());
        List<ObjectNode> unnamed = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path jar : files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList()) {
                Properties maven = maven(jar);
                String group = maven.getProperty("groupId", "");
                if (!maven.isEmpty()
                        && !named.contains(group + ":" + maven.getProperty("artifactId"))
                        && !group.startsWith("com.optiply.")) {
                    unnamed.add(component(maven));
                }
            }
        }
        return unnamed;
    }

    /** Coordinates, where the jar holds those of one artifact. */
    private static Properties maven(Path jar) throws IOException {
        Properties maven = new Properties();
        try (JarFile file = new JarFile(jar.toFile())) {
            List<JarEntry> found = file.stream()
                    .filter(entry -> entry.getName().matches("META-INF/maven/.*/pom\\.properties"))
                    .toList();
            if (found.size() == 1) {
                try (InputStream content = file.getInputStream(found.getFirst())) {
                    maven.load(content);
                }
            }
        }
        return maven;
    }

    private static ObjectNode component(Properties maven) {
        String group = maven.getProperty("groupId");
        String name = maven.getProperty("artifactId");
        String version = maven.getProperty("version");
        return JSON.createObjectNode()
                .put("type", "library")
                .put("group", group)
                .put("name", name)
                .put("version", version)
                .put("purl", "pkg:maven/%s/%s@%s?type=jar".formatted(group, name, version));
    }
}
