package com.optiply.connector.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FigureTest {

    private static final Figure MET = new Figure("R3.p95", "stock change", "s", 50, 75, OptionalDouble.of(1710));
    private static final Figure MISSED = new Figure("M1", "memory", "MB", 512.4, 450, OptionalDouble.empty());

    @TempDir
    private Path folder;

    @Test
    void aLineSaysValueTargetAndBaseline() {
        assertThat(MET.line()).isEqualTo("figure R3.p95 value=50.0s target=75.0s met=yes baseline=1710s ratio=34.2");
        assertThat(MISSED.line()).isEqualTo("figure M1 value=512MB target=450MB met=no baseline=- ratio=-");
    }

    @Test
    void ofFiguresPerSecondMoreIsBetter() {
        Figure pace = new Figure("X1", "pages", "/s", 6000, 5000, OptionalDouble.of(1000), Figure.Better.MORE);
        assertThat(pace.line()).isEqualTo("figure X1 value=6000/s target=5000/s met=yes baseline=1000/s ratio=6.0");
    }

    @Test
    void aRunReplacesItsOwnRowsAndKeepsTheOthers() throws IOException {
        FigureTable table = new FigureTable(folder.resolve("docs/figures.md"));
        table.update(List.of(MET, MISSED), "machine A");
        table.update(List.of(new Figure("M1", "memory", "MB", 300, 450, OptionalDouble.empty())), "machine B");
        List<String> lines = Files.readAllLines(table.file());
        assertThat(lines).contains(MET.row()).doesNotContain(MISSED.row());
        assertThat(lines).anyMatch(line -> line.startsWith("| M1 | memory | 300 MB"));
        assertThat(lines).last().asString().contains("machine B");
    }
}
