package com.optiply.connector.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;

/** The chart as it lies in the source tree, and what Helm makes of it. */
final class Chart {

    static final Path FOLDER = Path.of("chart");
    static final Path VALUES = FOLDER.resolve("values.yaml");
    static final YAMLMapper YAML = YAMLMapper.builder(
                    YAMLFactory.builder().loaderOptions(loaderOptions()).build())
            .build();
    static final ObjectMapper JSON = new ObjectMapper();

    /** Helm leaves hooks out of what it renders; in this copy the pods of {@code helm test} are ordinary ones. */
    private static final Path WITH_TESTS = withTests();

    private Chart() {}

    /** The values files under ci/, by their first word: what each is for, it says itself. */
    static List<String> cases() {
        return List.of("minimal", "full", "strimzi", "poller", "sandbox");
    }

    static Path valuesOf(String name) {
        return FOLDER.resolve("ci/" + name + "-values.yaml");
    }

    /** @throws IllegalStateException with Helm's message when it cannot be rendered */
    static Rendered render(Path values) {
        return new Rendered(new Helm(WITH_TESTS)
                .template()
                .withName("demo")
                .withNamespace("connector")
                .withKubeVersion("1.34.0")
                .withValuesFile(values)
                .call());
    }

    static Rendered render(String name) {
        return render(valuesOf(name));
    }

    static JsonNode yaml(Path file) {
        try {
            return YAML.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Text of all templates, the partial ones included. */
    static List<String> templates() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER.resolve("templates"))) {
            return files.filter(Files::isRegularFile).sorted().map(Chart::text).toList();
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path withTests() {
        Path copy = copy("with-tests");
        Path pod = copy.resolve("templates/tests/check.yaml");
        try {
            Files.writeString(pod, text(pod).replace("helm.sh/hook: test", "rendered-as/hook: test"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return copy;
    }

    /** The chart as if these values were its own defaults: lint takes no others. */
    static Path withDefaults(String name) throws IOException {
        Path copy = copy("with-" + name);
        JsonNode values = yaml(VALUES);
        Merge.into(values, yaml(valuesOf(name)));
        Files.writeString(copy.resolve("values.yaml"), YAML.writeValueAsString(values));
        return copy;
    }

    private static Path copy(String name) {
        Path copy = Path.of(
                "target", "charts", Long.toString(ProcessHandle.current().pid()), name);
        try (Stream<Path> files = Files.walk(FOLDER)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = copy.resolve(FOLDER.relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
            }
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A key that is written twice is a mistake, which Helm would pass over. */
    private static LoaderOptions loaderOptions() {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return options;
    }
}
