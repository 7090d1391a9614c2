package com.optiply.connector.sandbox.switches;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page of switches says what the sources say. */
class SwitchPageTest {
    private static final Path PAGE = Path.of("SWITCHES.md");

    @Test
    void the_page_is_current() throws IOException {
        if (Boolean.getBoolean("documents.write")) {
            Files.writeString(PAGE, SwitchPage.markdown());
        }
        assertThat(Files.readString(PAGE))
                .as("write it anew with -Ddocuments.write=true")
                .isEqualTo(SwitchPage.markdown());
    }

    @Test
    void names_are_unique_and_every_switch_says_what_it_does_and_where_it_is_from() {
        assertThat(Switches.all()).extracting(Setting::label).doesNotHaveDuplicates();
        assertThat(Switches.all()).allSatisfy(one -> {
            assertThat(one.meaning()).isNotBlank();
            assertThat(one.source())
                    .satisfiesAnyOf(source -> assertThat(source).startsWith("Exact"), source -> assertThat(source)
                            .startsWith("Optiply"));
        });
    }
}
