package com.optiply.connector.writer.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every row of the tables in {@code deploy/docs/mapping.md} names tests, and they exist. */
class MappingTableTest {

    private static final Path DOCUMENT = Path.of("../deploy/docs/mapping.md");
    private static final Pattern NAMED = Pattern.compile("`(\\w+Test)\\.(\\w+)`");

    @Test
    void everyRowNamesTestsThatExist() throws IOException {
        List<String> rows = rows(Files.readAllLines(DOCUMENT));

        assertThat(rows).hasSizeGreaterThan(40).allSatisfy(row -> {
            List<MatchResult> tests = NAMED.matcher(row).results().toList();
            assertThat(tests).as("tests of: %s", row).isNotEmpty();
            assertThat(tests).allSatisfy(test -> assertThat(source(test.group(1)))
                    .as("%s has %s", test.group(1), test.group(2))
                    .contains("void " + test.group(2) + "("));
        });
    }

    /** What follows a table's rule. */
    private static List<String> rows(List<String> lines) {
        List<String> rows = new ArrayList<>();
        boolean inTable = false;
        for (String line : lines) {
            if (line.startsWith("|--")) {
                inTable = true;
            } else if (!line.startsWith("|")) {
                inTable = false;
            } else if (inTable) {
                rows.add(line);
            }
        }
        return rows;
    }

    private static String source(String test) {
        try (Stream<Path> sources = Files.walk(Path.of("src/test/java"))) {
            return Files.readString(sources.filter(source -> source.endsWith(test + ".java"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("There is no " + test)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
