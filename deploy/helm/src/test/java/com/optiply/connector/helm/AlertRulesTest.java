package com.optiply.connector.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The alerts fire when they should, by Prometheus' own word. promtool is looked for on the PATH, in {@code -Dpromtool=} and where {@code deploy/helm/promtool}
 * puts it.
 */
class AlertRulesTest {

    private static final Path CASES = Path.of("src/test/prometheus/alerts-test.yaml");
    private static final Path FETCHED = Path.of("target/promtool/usr/bin/promtool");

    @TempDir
    Path folder;

    @Test
    void every_alert_has_a_case() {
        Set<String> tried = new TreeSet<>(Chart.yaml(CASES).findValuesAsText("alertname"));

        assertThat(tried)
                .isEqualTo(Expressions.alerts()
                        .map(alert -> alert.path("alert").asText())
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void alerts_fire_on_what_they_are_for_and_on_nothing_else() throws IOException, InterruptedException {
        Optional<Path> promtool = promtool();
        assumeTrue(
                promtool.isPresent(),
                "The alerts' cases were not run: there is no promtool. deploy/helm/promtool fetches it on Debian.");
        Files.copy(Expressions.ALERTS, folder.resolve("alerts.yaml"));
        Files.copy(CASES, folder.resolve("alerts-test.yaml"));

        for (List<String> arguments :
                List.of(List.of("check", "rules", "alerts.yaml"), List.of("test", "rules", "alerts-test.yaml"))) {
            Process process = new ProcessBuilder(
                            Stream.concat(Stream.of(promtool.get().toString()), arguments.stream())
                                    .toList())
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("said").toFile())
                    .start();
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue())
                    .as(Files.readString(folder.resolve("said")))
                    .isZero();
        }
    }

    private static Optional<Path> promtool() {
        Stream<Path> onPath = Arrays.stream(
                        System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "promtool"));
        Stream<Path> named = Stream.of(System.getProperty("promtool", ""), FETCHED.toString())
                .filter(name -> !name.isEmpty())
                .map(Path::of);
        return Stream.concat(named, onPath)
                .filter(Files::isExecutable)
                .map(Path::toAbsolutePath)
                .findFirst();
    }
}
