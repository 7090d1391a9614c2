package com.optiply.connector.auth.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No page shows a key instead of a text, and none has a text in one language only. */
class WordsTest {

    private static final Path RESOURCES = Path.of("src/main/resources");

    @Test
    void both_languages_have_the_same_texts_with_the_same_places() throws IOException {
        Properties english = read("en");
        Properties dutch = read("nl");

        assertThat(dutch.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        english.stringPropertyNames()
                .forEach(key -> assertThat(dutch.getProperty(key).split("%s", -1))
                        .as(key)
                        .hasSameSizeAs(english.getProperty(key).split("%s", -1)));
    }

    @Test
    void every_text_a_template_asks_for_exists() throws IOException {
        Set<String> asked = new TreeSet<>();
        try (Stream<Path> templates = Files.list(RESOURCES.resolve("templates/connect"))) {
            for (Path template : templates.toList()) {
                Pattern.compile("say\\('([^']+)'\\)")
                        .matcher(Files.readString(template))
                        .results()
                        .forEach(found -> asked.add(found.group(1)));
            }
        }

        assertThat(asked).isNotEmpty();
        assertThat(read("en").stringPropertyNames()).containsAll(asked);
    }

    private static Properties read(String language) throws IOException {
        Properties texts = new Properties();
        try (var reader = Files.newBufferedReader(RESOURCES.resolve("words/connect_" + language + ".properties"))) {
            texts.load(reader);
        }
        return texts;
    }
}
