package com.optiply.connector.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.optiply.connector.local.check.CheckSize;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void nothingIsTheDemo() {
        assertThat(Options.parse(List.of()).check()).isEmpty();
    }

    @Test
    void checkAndBasePort() {
        Options options = Options.parse(List.of("--check", "--base-port", "21000"));
        assertThat(options.check()).contains(CheckSize.FULL);
        assertThat(options.basePort()).hasValue(21_000);
    }

    @Test
    void anythingElseIsRefusedWithTheUsage() {
        assertThatThrownBy(() -> Options.parse(List.of("--chek")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--chek")
                .hasMessageContaining("usage:");
    }
}
