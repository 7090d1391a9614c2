package com.optiply.connector.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The chart as a whole: lint, and what it renders to. */
class RenderTest {

    @Test
    void lint_finds_nothing() {
        LintResult result = new Helm(Chart.FOLDER).lint().strict().call();

        assertThat(result.isFailed()).as("%s", result.getMessages()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("com.optiply.connector.helm.Chart#cases")
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
