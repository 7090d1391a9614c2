package com.optiply.connector.model.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MetricTest {

    private static final Path DOCUMENT = Path.of("../deploy/docs/metrics.md");
    private static final String BEGIN = "<!-- metrics: written by a test -->\n";
    private static final String END = "<!-- end of metrics -->\n";

    @Test
    void names_are_used_once_and_say_their_unit() {
        List<String> names = Arrays.stream(Metric.values())
                .flatMap(metric -> metric.seriesNames().stream())
                .toList();

        assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("connector_[a-z_]+"));
        assertThat(Metric.EXACT_CALLS.seriesNames()).containsExactly("connector_exact_calls_total");
        assertThat(Metric.TOKEN_AGE.seriesNames()).containsExactly("connector_auth_token_age_seconds");
    }

    @Test
    void series_of_a_tenant_end_with_it() {
        assertThat(Metric.values())
                .filteredOn(metric -> metric.labels().contains("tenant"))
                .isNotEmpty()
                .extracting(Metric::kind)
                .containsOnly(MetricKind.GAUGE, MetricKind.SECONDS);
    }

    /** The list is public: {@code ./mvnw test -pl shared-model -Ddocuments.write=true} writes it anew. */
    @Test
    void the_document_lists_them() throws IOException {
        String text = Files.readString(DOCUMENT);
        String written = text.substring(0, text.indexOf(BEGIN) + BEGIN.length())
                + Arrays.stream(MetricSource.values()).map(MetricTest::table).collect(Collectors.joining())
                + text.substring(text.indexOf(END));
        if (Boolean.getBoolean("documents.write")) {
            Files.writeString(DOCUMENT, written);
        }

        assertThat(DOCUMENT)
                .as("the list of metrics; write it anew with -Ddocuments.write=true and look at the difference")
                .hasContent(written);
    }

    private static String table(MetricSource source) {
        return "\n### " + source.service() + "\n\n| name | kind | labels | meaning |\n|---|---|---|---|\n"
                + Metric.of(source).map(MetricTest::row).collect(Collectors.joining())
                + "\n";
    }

    private static String row(Metric metric) {
        String names =
                metric.seriesNames().stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
        String labels = metric.labels().stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
        return "| %s | %s | %s | %s. |\n".formatted(names, kind(metric.kind()), labels, metric.meaning());
    }

    private static String kind(MetricKind kind) {
        return switch (kind) {
            case COUNTER -> "counter";
            case GAUGE, SECONDS -> "gauge";
            case TIMER -> "timer";
        };
    }
}
