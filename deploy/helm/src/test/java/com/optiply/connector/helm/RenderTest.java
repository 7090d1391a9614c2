package com.optiply.connector.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The chart as a whole: lint, and what it renders to. */
class RenderTest {

    @InEveryCase
    void lint_finds_nothing(String name) throws IOException {
        LintResult result = new Helm(Chart.withDefaults(name)).lint().strict().call();

        assertThat(result.isFailed()).as("%s", result.getMessages()).isFalse();
    }

    @InEveryCase
    void renders_to_what_is_committed(String name) throws IOException {
        Rendered rendered = Chart.render(name);

        Committed.is(Path.of("src/test/resources/rendered", name + ".yaml"), rendered.text());
    }

    @Test
    void version_is_the_one_of_the_build() {
        String pom = Chart.text(Path.of("pom.xml"));

        assertThat(pom)
                .contains("<version>"
                        + Chart.yaml(Chart.FOLDER.resolve("Chart.yaml"))
                                .path("appVersion")
                                .asText()
                        + "</version>");
    }
}
