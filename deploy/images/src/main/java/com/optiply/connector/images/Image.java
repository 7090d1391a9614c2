package com.optiply.connector.images;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The images there are, with what makes each of them different. */
enum Image {
    AUTH("connector-auth", "connector-auth", "Tenants, consent at Exact Online and access tokens"),
    POLLER("connector-exact-poller", "connector-exact-poller", "Exact Online to Kafka"),
    WRITER("connector-optiply-writer", "connector-optiply-writer", "Kafka to Optiply"),
    SANDBOX(
            "connector-sandbox",
            "deploy/sandbox",
            "Stand-ins of Exact Online, Optiply and an OIDC issuer; for trials only");

    /** Where the application lies in an image. */
    static final String HOME = "/deployments";

    private static final String OWN_GROUP = "com.optiply.connector.";

    private final String repository;
    private final Path module;
    private final String title;

    Image(String repository, String module, String title) {
        this.repository = repository;
        this.module = Path.of(module);
        this.title = title;
    }

    static Image of(String repository) {
        return Arrays.stream(values())
                .filter(image -> image.repository.equals(repository))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no image " + repository + "; there are "
                        + Arrays.stream(values()).map(Image::repository).collect(Collectors.joining(", "))));
    }

    /** Name of the image, without registry and tag. */
    String repository() {
        return repository;
    }

    /** One sentence about it, for its labels. */
    String title() {
        return title;
    }

    /** Folder that its module leaves at package time, with all jars. */
    Path packaged(Path root) {
        Path folder = root.resolve(module).resolve(this == SANDBOX ? "target/dist" : "target/quarkus-app");
        if (!Files.isDirectory(folder)) {
            throw new IllegalStateException(
                    folder + " is missing: run ./mvnw package -DskipTests -pl " + module + " -am first");
        }
        return folder;
    }

    /** CycloneDX document of its module, written at package time. */
    Path bom(Path root) {
        return root.resolve(module).resolve("target/bom.json");
    }

    /** Whether a file of the packaged folder is a library of somebody else: those change less often and lie in a layer of their own. */
    boolean isLibrary(Path file) {
        String name = file.getFileName().toString();
        return switch (this) {
            case SANDBOX -> !name.startsWith("sandbox-");
            default -> file.startsWith("lib") && !name.startsWith(OWN_GROUP);
        };
    }

    /** What follows {@code java} and its options: class path and main class, or the jar. */
    List<String> program(Path root) {
        List<String> program = new ArrayList<>();
        if (this == SANDBOX) {
            program.addAll(List.of("-cp", classPath(root), "com.optiply.connector.sandbox.Sandbox"));
        } else {
            program.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
            program.addAll(List.of("-jar", HOME + "/quarkus-run.jar"));
        }
        return program;
    }

    /** Spelled out: the order of a wildcard is that of a folder, and an AOT cache is for one order. */
    private String classPath(Path root) {
        try (Stream<Path> jars = Files.list(packaged(root).resolve("lib"))) {
            return jars.map(jar -> HOME + "/lib/" + jar.getFileName()).sorted().collect(Collectors.joining(":"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
