package com.optiply.connector.writer.time;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VendorClockSourceTest {

    private static final Optional<URI> SANDBOX = Optional.of(URI.create("http://localhost:18084/clock"));

    @Test
    void refusesTheSandboxOutsideLocalMode() {
        assertThatThrownBy(() -> VendorClockSource.refuseOutsideLocal(SANDBOX, "production"))
                .hasMessageContaining("connector.clock.sandbox-url");
        assertThatCode(() -> VendorClockSource.refuseOutsideLocal(SANDBOX, "local"))
                .doesNotThrowAnyException();
        assertThatCode(() -> VendorClockSource.refuseOutsideLocal(Optional.empty(), "production"))
                .doesNotThrowAnyException();
    }
}
