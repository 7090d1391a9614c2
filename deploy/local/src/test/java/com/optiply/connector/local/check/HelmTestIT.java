package com.optiply.connector.local.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.optiply.connector.local.onboarding.OperatorApi;
import com.optiply.connector.local.onboarding.OperatorToken;
import com.optiply.connector.local.process.Port;
import com.optiply.connector.local.process.Ports;
import com.optiply.connector.local.process.Service;
import com.optiply.connector.local.process.Stack;
import com.optiply.connector.local.process.StateFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The script of {@code helm test} with {@code sandbox.enabled}, as the chart's tests have rendered it, run by a real shell with a real curl against the packaged
 * services and the sandbox; curl is told where the cluster's names are here. The address for browsers is one that nobody answers at, as it can be in a cluster.
 */
@Tag("system")
class HelmTestIT {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent().getParent();
    private static final Path RENDERED = ROOT.resolve("deploy/helm/src/test/resources/rendered/sandbox.yaml");
    private static final Path CURL = Path.of("/usr/bin/curl");
    private static final String NAME = "demo-exact-optiply-connector-";
    private static final String INDENT = " ".repeat(10);

    private final List<String> lines = new ArrayList<>();

    @Test
    void takesAnItemFromExactToOptiplyAndLeavesNoTenantBehind() throws IOException, InterruptedException {
        Assumptions.assumeTrue(
                Files.isExecutable(Path.of("/bin/sh")) && Files.isExecutable(CURL),
                "The script of the test pod was not run: there is no /bin/sh or no " + CURL + " on this machine");
        StateFolder state = new StateFolder(ROOT.resolve("deploy/local/target/helm-test"));
        Ports ports = FreePorts.choose();
        // What the chart sets: a site in the path, and cookies for https only.
        Map<String, String> settings = Map.of(
                "connector.exact.hosts.\"nl\"",
                ports.url(Port.EXACT) + "/nl",
                "connector.auth.public-url",
                "https://connect.example.com");
        try (Stack stack = Stack.start(
                ROOT,
                ports,
                state,
                Optional.empty(),
                1,
                service -> service == Service.AUTH ? settings : Map.of(),
                lines::add)) {
            Files.writeString(state.logs().resolve(".curlrc"), names(ports));

            assertThat(run(stack, state, "not-the-secret").status()).isNotZero();
            Said right = run(stack, state, "operator-secret");

            assertThat(right.status())
                    .as("%s%nlogs in %s", right.text(), state.logs())
                    .isZero();
            assertThat(right.text())
                    .contains("does an item get from Exact to Optiply?", "\"skuCode\":\"HELM-TEST\"", "all well");
            assertThat(stack.sandbox().optiply(4711, "products")).hasSize(1);
            OperatorApi operator = new OperatorApi(ports.url(Port.AUTH), new OperatorToken(stack.issuer()));
            assertThat(operator.tenants().findValuesAsText("id")).isEmpty();
        }
    }

    private record Said(int status, String text) {}

    private static Said run(Stack stack, StateFolder state, String secret) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-eu", "-c", script()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.toLowerCase(Locale.ROOT)
                .endsWith("_proxy"));
        builder.environment()
                .putAll(Map.of(
                        "CURL_HOME",
                        state.logs().toString(),
                        "ISSUER",
                        stack.issuer(),
                        "CA",
                        "",
                        "CLIENT_ID",
                        "operator",
                        "CLIENT_SECRET",
                        secret));
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).as(said).isTrue();
        return new Said(process.exitValue(), said);
    }

    /** The block of text that the shell of the test pod is given. */
    private static String script() throws IOException {
        List<String> all = Files.readAllLines(RENDERED);
        int begin = all.indexOf("      command: [sh, -eu, -c]") + 3;
        assertThat(all.get(begin - 1)).isEqualTo("        - |");
        return all.stream()
                .skip(begin)
                .takeWhile(line -> line.startsWith(INDENT))
                .map(line -> line.substring(INDENT.length()))
                .collect(Collectors.joining("\n"));
    }

    private static String names(Ports ports) {
        String sandbox = NAME + "sandbox.connector.svc";
        return Map.of(
                        NAME + "auth:8080", Port.AUTH,
                        NAME + "auth.connector.svc:8080", Port.AUTH,
                        NAME + "poller:8080", Port.POLLER,
                        NAME + "writer:8080", Port.WRITER,
                        sandbox + ":18081", Port.EXACT,
                        sandbox + ":18084", Port.SANDBOX)
                .entrySet()
                .stream()
                .map(name -> "connect-to = \"" + name.getKey() + ":localhost:" + ports.of(name.getValue()) + "\"\n")
                .collect(Collectors.joining());
    }
}
