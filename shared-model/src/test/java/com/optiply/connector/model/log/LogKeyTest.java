package com.optiply.connector.model.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LogKeyTest {

    private static final Path ROOT = Path.of("..");
    private static final Path DOCUMENT = ROOT.resolve("deploy/docs/metrics.md");
    private static final String BEGIN = "<!-- keys: written by a test -->\n";
    private static final String END = "<!-- end of keys -->\n";
    private static final List<String> SERVICES =
            List.of("connector-auth", "connector-exact-poller", "connector-optiply-writer");
    private static final Pattern STATEMENT =
            Pattern.compile("\\b(?:LOG|Log)\\.(?:info|warn|error|debug)f?\\((.*?)\\);", Pattern.DOTALL);
    private static final Pattern KEY = Pattern.compile("([A-Za-z_-]+)=%");

    @Test
    void keys_are_found_in_a_message() {
        assertThat(LogKey.in("tenant=bakker-bv stream=items first load complete, rows=12"))
                .isEqualTo(Map.of(LogKey.TENANT, "bakker-bv", LogKey.STREAM, "items", LogKey.ROWS, "12"));
        assertThat(LogKey.in("assigned=[0, 3] of 4")).isEqualTo(Map.of(LogKey.ASSIGNED, "[0, 3]"));
        assertThat(LogKey.in("tenant=a code=no-answer GET https://example.com/x?code=secret&state=s"))
                .isEqualTo(Map.of(LogKey.TENANT, "a", LogKey.CODE, "no-answer"));
        assertThat(LogKey.in("color=red tenant=one tenant=two")).isEqualTo(Map.of(LogKey.TENANT, "one"));
        assertThat(LogKey.in("nothing here")).isEmpty();
    }

    /** A key that is not of the vocabulary, or one that nobody uses any more, is seen here. */
    @Test
    void the_services_use_these_keys_and_no_others() throws IOException {
        Set<String> used = new TreeSet<>();
        for (String service : SERVICES) {
            try (Stream<Path> sources = Files.walk(ROOT.resolve(service).resolve("src/main/java"))) {
                for (Path source : sources.filter(path -> path.toString().endsWith(".java"))
                        .toList()) {
                    STATEMENT
                            .matcher(Files.readString(source))
                            .results()
                            .flatMap(
                                    statement -> KEY.matcher(statement.group(1)).results())
                            .forEach(key -> used.add(key.group(1)));
                }
            }
        }

        assertThat(used)
                .isEqualTo(Arrays.stream(LogKey.values()).map(LogKey::key).collect(Collectors.toSet()));
    }

    /** {@code ./mvnw test -pl shared-model -Ddocuments.write=true} writes it anew. */
    @Test
    void the_document_lists_them() throws IOException {
        String text = Files.readString(DOCUMENT);
        String written = text.substring(0, text.indexOf(BEGIN) + BEGIN.length())
                + "\n| key | meaning |\n|---|---|\n"
                + Arrays.stream(LogKey.values())
                        .map(key -> "| `mdc.%s` | %s |\n".formatted(key.key(), key.meaning()))
                        .collect(Collectors.joining())
                + "\n"
                + text.substring(text.indexOf(END));
        if (Boolean.getBoolean("documents.write")) {
            Files.writeString(DOCUMENT, written);
        }

        assertThat(DOCUMENT)
                .as("the keys of log lines; write them anew with -Ddocuments.write=true and look at the difference")
                .hasContent(written);
    }
}
