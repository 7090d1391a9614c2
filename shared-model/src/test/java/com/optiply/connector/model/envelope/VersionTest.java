package com.optiply.connector.model.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class VersionTest {

    private static final List<Version> RISING = List.of(
            new Version(0, 0),
            new Version(0, 9),
            new Version(0, 10),
            new Version(0, Long.MAX_VALUE),
            new Version(1, 1),
            new Version(10, 0));

    @Test
    void text_order_is_version_order_and_parsing_brings_it_back() {
        assertThat(RISING).isSorted();
        assertThat(RISING.stream().map(Version::toString)).isSorted();
        assertThat(RISING.stream().map(Version::toString).map(Version::parse)).isEqualTo(RISING);
    }

    @Test
    void what_is_no_version_is_refused() {
        assertThatThrownBy(() -> Version.parse("42")).hasMessageContaining("'42'");
        assertThatThrownBy(() -> new Version(0, -1)).hasMessageContaining("row -1");
    }
}
