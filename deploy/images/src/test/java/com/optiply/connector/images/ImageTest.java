package com.optiply.connector.images;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * An image as it comes out of the build: {@code -Dproof.image=connector-auth} takes another one than the usual, {@code -Dproof.compare=true} starts it without its
 * cache too, and with {@code -Dproof.enter=true} a machine on which no image can be entered has failed instead of being excused.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImageTest {

    private static final Path ROOT = Path.of("").toAbsolutePath();

    private final Image image = Image.of(System.getProperty("proof.image", "connector-exact-poller"));

    @TempDir
    static Path folder;

    private Assembly assembly;
    private Assembly.Built plain;

    @BeforeAll
    void build() throws IOException, InterruptedException {
        assembly = Assembly.prepare(new ImageBuild(
                ROOT,
                ROOT.resolve("deploy/images/target/work"),
                Optional.empty(),
                Map.of("org.opencontainers.image.revision", "abc")));
        plain = assembly.plain(image, folder.resolve("plain.tar"));
    }

    @Test
    void says_how_it_is_run_by_whom_and_what_it_is() {
        JsonNode container = ImageTar.read(plain.tar()).container();

        assertThat(container.path("User").asText()).isEqualTo("10001:10001");
        assertThat(container.path("Entrypoint").path(0).asText()).isEqualTo("/opt/java/bin/java");
        assertThat(container.path("Entrypoint").toString()).contains("-jar", "/deployments/quarkus-run.jar");
        assertThat(container.path("WorkingDir").asText()).isEqualTo("/deployments");
        assertThat(container.path("Env").toString())
                .contains("JAVA_TOOL_OPTIONS=-XX:MaxRAMPercentage=60", "QUARKUS_HTTP_PORT=8080")
                .doesNotContainIgnoringCase("password");
        assertThat(container.path("ExposedPorts").has("8080/tcp")).isTrue();
        JsonNode labels = container.path("Labels");
        assertThat(labels.path("org.opencontainers.image.title").asText()).isEqualTo(image.repository());
        assertThat(labels.path("org.opencontainers.image.licenses").asText()).isEqualTo("Apache-2.0");
        assertThat(labels.path("org.opencontainers.image.revision").asText()).isEqualTo("abc");
        assertThat(Path.of("pom.xml"))
                .content()
                .contains("<version>"
                        + labels.path("org.opencontainers.image.version").asText() + "</version>");
    }

    @Test
    void layers_go_from_what_changes_seldom_to_what_changes_often() throws IOException {
        ImageTar tar = ImageTar.read(plain.tar());
        List<List<TarArchiveEntry>> layers = new ArrayList<>();
        for (String layer : tar.layers()) {
            layers.add(tar.entries(layer));
        }

        assertThat(names(layers.get(0)))
                .anyMatch(name -> name.endsWith("/libc.so.6"))
                .contains("etc/passwd");
        assertThat(names(layers.get(1))).contains("opt/java/bin/java", "opt/java/lib/server/libjvm.so");
        assertThat(names(layers.get(2)))
                .anyMatch(name -> name.contains("io.quarkus.quarkus-core"))
                .noneMatch(name -> name.contains("com.optiply"));
        // Also what the chart's job for topics has on its class path.
        assertThat(names(layers.get(3)))
                .anyMatch(name -> name.startsWith("deployments/lib/main/com.optiply.connector.shared-model"))
                .anyMatch(name -> name.contains("com.optiply"))
                .contains("deployments/quarkus-run.jar");
    }

    @Test
    void holds_nothing_that_its_user_may_change_no_shell_and_no_secret() throws IOException {
        ImageTar tar = ImageTar.read(plain.tar());
        for (String layer : tar.layers()) {
            for (TarArchiveEntry entry : tar.entries(layer)) {
                assertThat(entry.getLongUserId()).as(entry.getName()).isZero();
                if (!entry.getName().equals("tmp/")) {
                    assertThat(entry.getMode() & 0022).as(entry.getName()).isZero();
                    assertThat(entry.getMode() & 06000).as(entry.getName()).isZero();
                }
                assertThat(entry.getName()).doesNotMatch(".*(/bin/(ba)?sh|\\.env|\\.p12|\\.jks|id_rsa.*)$");
                if (entry.isFile()) {
                    assertThat(entry.getLastModifiedDate()).as(entry.getName()).isEqualTo(Date.from(Layers.TIME));
                }
            }
        }
    }

    @Test
    void the_bill_of_materials_names_every_jar() throws IOException {
        Assumptions.assumeTrue(
                new Sbom(ROOT, image).exists(),
                "No bill of materials: " + image.repository() + " was packaged without the profile sbom");
        Path unpacked = ImageTar.read(plain.tar()).unpack(Files.createDirectories(folder.resolve("bill")));
        Path bill = unpacked.resolve("usr/share/sbom").resolve(image.repository() + ".cdx.json");
        Set<String> named = new HashSet<>();
        JsonNode document = new ObjectMapper().readTree(bill.toFile());
        document.path("components")
                .forEach(component -> named.add(component.path("group").asText() + "."
                        + component.path("name").asText() + "-"
                        + component.path("version").asText()));

        try (Stream<Path> files = Files.walk(unpacked.resolve("deployments/lib"))) {
            List<String> jars = files.map(Path::getFileName)
                    .map(Path::toString)
                    .filter(name -> name.endsWith(".jar"))
                    .toList();
            assertThat(jars).hasSizeGreaterThan(100).allMatch(jar -> named.stream()
                    .anyMatch(jar::startsWith));
        }
        assertThat(unpacked.resolve("usr/share/licenses/THIRD-PARTY.txt"))
                .content()
                .contains("Apache-2.0", "glibc", "java");
    }

    @Test
    void the_same_sources_give_the_same_digest() throws IOException, InterruptedException {
        // Other folders, nothing kept: what is not in the sources would show.
        Path fresh = Files.createDirectories(folder.resolve("fresh"));
        Assembly other = Assembly.prepare(
                new ImageBuild(ROOT, fresh, Optional.empty(), assembly.build().labels()));

        Assembly.Built again = other.plain(image, fresh.resolve("again.tar"));

        ImageTar first = ImageTar.read(plain.tar());
        ImageTar second = ImageTar.read(again.tar());
        for (int i = 0; i < first.layers().size(); i++) {
            assertThat(facts(second, i)).isEqualTo(facts(first, i));
        }
        assertThat(second.config()).isEqualTo(first.config());
        assertThat(again.digest()).isEqualTo(plain.digest());
    }

    @Test
    void starts_out_of_its_own_layers_with_its_cache_and_refuses_one_that_does_not_fit()
            throws IOException, InterruptedException {
        String obstacle = Room.obstacle();
        if (!obstacle.isEmpty()) {
            // A runner may keep the reason of a skipped test to itself.
            System.out.printf("%s is not started: %s%n", image.repository(), obstacle);
        }
        Assumptions.assumeTrue(obstacle.isEmpty() || Boolean.getBoolean("proof.enter"), "Not started: " + obstacle);
        assertThat(obstacle).isEmpty();
        try (Surroundings surroundings = Surroundings.start()) {
            Assembly.Built built = BuildImages.cached(assembly, image, surroundings, folder);
            ImageTar tar = ImageTar.read(built.tar());
            assertThat(tar.layers())
                    .startsWith(ImageTar.read(plain.tar()).layers().toArray(String[]::new));
            Room room = Room.furnish(tar.unpack(Files.createDirectories(folder.resolve("room"))));

            Duration with = start(tar, room, surroundings, "-XX:AOTMode=on");
            System.out.printf("%s ready after %d ms with its AOT cache%n", image.repository(), with.toMillis());
            if (Boolean.getBoolean("proof.compare")) {
                Duration without = start(tar, room, surroundings, "-XX:AOTMode=off");
                System.out.printf("%s ready after %d ms without%n", image.repository(), without.toMillis());
            }

            // As a copy that forgets modification times would leave it.
            Path jar = room.root().resolve("deployments/quarkus-run.jar");
            Files.setLastModifiedTime(jar, FileTime.from(Layers.TIME.plusSeconds(1)));
            try (Running refused =
                    Running.start(tar, image, room, container("-XX:AOTMode=on"), surroundings.settings(image))) {
                assertThat(refused.awaitEnd()).isNotZero();
                assertThat(refused.output()).contains("AOT");
            }
        }
    }

    private Duration start(ImageTar tar, Room room, Surroundings surroundings, String mode)
            throws IOException, InterruptedException {
        try (Running service = Running.start(tar, image, room, container(mode), surroundings.settings(image))) {
            Duration ready = service.awaitReady();
            service.stop();
            assertThat(service.output()).contains("started in");
            return ready;
        }
    }

    /** As the JVM finds itself in a container with the chart's memory: what the cache needs of the heap is then no matter of course. */
    private static List<String> container(String mode) {
        return List.of(mode, "-XX:MaxRAM=512m", "-XX:+UseSerialGC");
    }

    /** What the tar says of every file of a layer, for a message that names the one that differs. */
    private static List<String> facts(ImageTar tar, int layer) throws IOException {
        return tar.entries(tar.layers().get(layer)).stream()
                .map(entry -> entry.getName() + " " + entry.getSize() + " " + entry.getMode() + " "
                        + entry.getLastModifiedDate())
                .toList();
    }

    private static List<String> names(List<TarArchiveEntry> entries) {
        return entries.stream().map(TarArchiveEntry::getName).toList();
    }
}
