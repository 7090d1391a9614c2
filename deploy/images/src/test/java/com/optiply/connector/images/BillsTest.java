package com.optiply.connector.images;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The bill of materials of each image: with the profile {@code sbom} every one has to be there, without it those that there are are checked. */
class BillsTest {

    private static final Path ROOT = Path.of("").toAbsolutePath();

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void names_every_jar_and_a_licence_for_each_that_may_be_passed_on(Image image) throws IOException {
        Sbom sbom = new Sbom(ROOT, image);
        if (Boolean.getBoolean("sbom.required")) {
            assertThat(image.bom(ROOT)).exists();
        }
        Assumptions.assumeTrue(
                sbom.exists(),
                "No bill of materials: " + image.repository() + " was packaged without the profile sbom");

        Path bill = sbom.write(folder).get(Sbom.FOLDER + "/" + image.repository() + ".cdx.json");

        JsonNode document = new ObjectMapper().readTree(bill.toFile());
        assertThat(document.path("bomFormat").asText()).isEqualTo("CycloneDX");
        Set<String> named = new TreeSet<>();
        document.path("components").forEach(component -> named.add(jar(component)));
        List<String> jars;
        try (Stream<Path> files = Files.walk(image.packaged(ROOT).resolve("lib"))) {
            jars = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jar"))
                    .toList();
        }
        // The layout of Quarkus puts the group in front of a name, a folder of dependencies does not; a classifier may
        // follow.
        assertThat(jars).hasSizeGreaterThan(20);
        assertThat(jars.stream().filter(jar -> !jar.startsWith("sandbox-")).filter(jar -> named.stream()
                        .noneMatch(name -> jar.startsWith(name.replace(' ', '.'))
                                || jar.startsWith(name.substring(name.indexOf(' ') + 1)))))
                .as("jars that the bill does not name")
                .isEmpty();
    }

    /** Group, then name and version. */
    private static String jar(JsonNode component) {
        return component.path("group").asText() + " " + component.path("name").asText() + "-"
                + component.path("version").asText();
    }
}
