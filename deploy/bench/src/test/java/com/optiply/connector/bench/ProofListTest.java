package com.optiply.connector.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every proof that {@code deploy/bench/run proofs} is told to run exists. */
class ProofListTest {

    private static final Path ROOT = Path.of("../..");
    private static final Pattern PROOF = Pattern.compile("(?:-D\\S+ )*-D(?:it\\.)?test=(\\w+)(?:#\\S+)?(?: -D\\S+)*");

    @Test
    void every_line_names_a_test_of_its_module() throws IOException {
        List<Path> files = list(ROOT.resolve("deploy/bench/proofs.d"));
        assertThat(files).isNotEmpty();
        for (Path file : files) {
            Path module = ROOT.resolve(file.getFileName().toString().replace('+', '/'));
            List<String> lines = Files.readAllLines(file).stream()
                    .filter(line -> !line.isBlank() && !line.strip().startsWith("#"))
                    .toList();
            assertThat(lines).as("proofs of %s", module).isNotEmpty().allSatisfy(line -> {
                Matcher proof = PROOF.matcher(line);
                assertThat(proof.matches()).as("is a proof: %s", line).isTrue();
                assertThat(isTest(module, proof.group(1)))
                        .as("%s has the test %s", module, proof.group(1))
                        .isTrue();
            });
        }
    }

    private static boolean isTest(Path module, String name) throws IOException {
        try (Stream<Path> sources = Files.walk(module.resolve("src/test/java"))) {
            return sources.anyMatch(source -> source.endsWith(name + ".java"));
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
