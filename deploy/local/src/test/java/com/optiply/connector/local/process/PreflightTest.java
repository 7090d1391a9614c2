package com.optiply.connector.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightTest {

    private static final long PLENTY = Long.MAX_VALUE;

    /** Below what systems give to whoever asks for any port. */
    private static final int BASE = 21_100;

    @TempDir
    private Path folder;

    @Test
    void aPortInUseIsNamedWithItsSetting() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            Ports ports = Ports.of(
                    OptionalInt.of(BASE), Map.of("CONNECTOR_PORT_AUTH", Integer.toString(taken.getLocalPort())));
            assertThat(new Preflight(ports, folder).problems(25, PLENTY))
                    .singleElement()
                    .asString()
                    .contains(Integer.toString(taken.getLocalPort()), "connector-auth", "CONNECTOR_PORT_AUTH");
        }
    }

    @Test
    void anOldJavaAndTooLittleDiskAreOneLineEach() {
        Ports ports = Ports.of(OptionalInt.of(BASE), Map.of());
        assertThat(new Preflight(ports, folder).problems(21, 10))
                .hasSize(2)
                .allMatch(line -> !line.contains("\n"))
                .anyMatch(line -> line.contains("Java 21") && line.contains("JDK 25"))
                .anyMatch(line -> line.contains("disk"));
    }

    @Test
    void portsMoveTogetherOrOneByOne() {
        Ports ports = Ports.of(OptionalInt.of(20_000), Map.of("CONNECTOR_PORT_WRITER", "4444"));
        assertThat(ports.of(Port.KAFKA)).isEqualTo(20_000);
        assertThat(ports.of(Port.POLLER)).isEqualTo(20_007);
        assertThat(ports.of(Port.WRITER)).isEqualTo(4444);
        assertThatThrownBy(() -> Ports.of(OptionalInt.empty(), Map.of("CONNECTOR_PORT_AUTH", "x")))
                .hasMessageContaining("CONNECTOR_PORT_AUTH");
    }
}
