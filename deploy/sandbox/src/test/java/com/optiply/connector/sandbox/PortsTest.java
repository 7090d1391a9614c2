package com.optiply.connector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.optiply.connector.sandbox.http.Face;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Options of the process. */
class PortsTest {

    @Test
    void ports_have_defaults_and_unknown_options_are_refused() {
        assertThat(Ports.parse()).isEqualTo(new Ports(18081, 18082, 18083, 18084));
        assertThat(Ports.parse("--oidc-port=0", "--exact-port=1")).isEqualTo(new Ports(1, 18082, 0, 18084));
        assertThat(Ports.parse("--exact-tls-port=0", "--tls-names=api.example").tlsNames())
                .containsExactly("localhost", "127.0.0.1", "::1", "api.example");
        assertThat(Ports.parse("--host=trial.example", "--listen=0.0.0.0"))
                .returns("0.0.0.0", Ports::listen)
                .returns("trial.example", Ports::host)
                .satisfies(ports -> assertThat(ports.tlsNames()).contains("localhost", "trial.example"));
        assertThatThrownBy(() -> Ports.parse("--host=http://trial.example"))
                .hasMessage("'--host=http://trial.example' is no host name");
        assertThat(Ports.parse("--optiply-tls-port=18092").tls()).isEqualTo(Map.of(Face.OPTIPLY, 18092));
        assertThatThrownBy(() -> Ports.parse("--http-port=1")).hasMessage("unknown option '--http-port=1'");
        assertThatThrownBy(() -> Ports.parse("--admin-port=70000")).hasMessage("'--admin-port=70000' is no port");
    }

    @Test
    void a_taken_port_is_named() {
        int taken = URI.create(SandboxTest.SANDBOX.admin()).getPort();
        assertThatThrownBy(() -> Sandbox.start(new Ports(0, taken, 0, 0)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("optiply face on port " + taken);
    }
}
