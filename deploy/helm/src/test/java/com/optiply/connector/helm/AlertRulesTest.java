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
 * puts it, which is asked to when there is none.
 */
class AlertRulesTest {

    static final Path CASES = Path.of("src/test/prometheus/alerts-test.yaml");
    private static final Path FETCHED = Path.of("target/promtool/usr/bin/promtool");
    private static final int FETCH_MINUTES = 3;

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
        Optional<Path> promtool = promtool().or(this::fetched);
        assumeTrue(
                promtool.isPresent(),
                () -> "The alerts' cases were not run: there is no promtool, and deploy/helm/promtool said: " + said());
        Files.copy(Expressions.ALERTS, folder.resolve("alerts.yaml"));
        Files.copy(CASES, folder.resolve("alerts-test.yaml"));

        for (List<String> arguments :
                List.of(List.of("check", "rules", "alerts.yaml"), List.of("test", "rules", "alerts-test.yaml"))) {
            List<String> command = Stream.concat(Stream.of(promtool.get().toString()), arguments.stream())
                    .toList();
            assertThat(run(command, folder, 2)).as(said()).isTrue();
        }
    }

    private Optional<Path> fetched() {
        try {
            return run(List.of("bash", "promtool"), Path.of("").toAbsolutePath(), FETCH_MINUTES)
                    ? promtool()
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean run(List<String> command, Path where, int minutes) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(where.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
        if (!process.waitFor(minutes, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            return false;
        }
        return process.exitValue() == 0;
    }

    private String said() {
        try {
            return Files.readString(folder.resolve("said"));
        } catch (IOException e) {
            return "nothing";
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
