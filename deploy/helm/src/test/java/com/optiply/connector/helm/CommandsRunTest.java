package com.optiply.connector.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages for operators have a shell define, run with programs that only say what they were asked, or answer as the real ones do. */
class CommandsRunTest {

    private static final Pattern SELECTOR = Pattern.compile("app\\.kubernetes\\.io/(instance|component)=([\\w-]+)");
    private static final String RELEASE = "demo";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"auth", "poller", "writer"})
    void stopping_and_starting_meet_the_component_and_its_scaler(String component)
            throws IOException, InterruptedException {
        Rendered full = Chart.render("full");
        JsonNode workload = full.of(component.equals("auth") ? "Deployment" : "StatefulSet", component);
        boolean keda = !full.of("ScaledObject", component).isMissingNode();
        String asked = shell().said(
                        "-c",
                        definitions() + names("optiply")
                                + "kubectl() { echo \"kubectl $*\" >&2; case \"$1 $2\" in 'get pod') echo pod/one;; get*) "
                                + keda
                                + ";; esac; }\nstop " + component + "\nstart " + component + " 2");
        List<String> calls =
                asked.lines().filter(line -> !line.startsWith("kubectl get")).toList();

        List<String> verbs = calls.stream().map(line -> line.split(" ")[1]).toList();
        assertThat(verbs)
                .isEqualTo(
                        keda
                                ? List.of("annotate", "scale", "wait", "annotate", "scale")
                                : List.of("scale", "wait", "scale"));
        assertThat(calls.getLast()).endsWith("--replicas=2");
        assertThat(calls.stream().filter(line -> line.contains(" -l "))).allSatisfy(line -> {
            Map<String, String> selector = SELECTOR.matcher(line)
                    .results()
                    .collect(Collectors.toMap(part -> part.group(1), part -> part.group(2)));
            assertThat(selector).containsOnlyKeys("instance", "component");
            selector.forEach((key, value) -> {
                assertThat(workload.at("/metadata/labels")
                                .path("app.kubernetes.io/" + key)
                                .asText())
                        .isEqualTo(value);
                assertThat(workload.at("/spec/template/metadata/labels")
                                .path("app.kubernetes.io/" + key)
                                .asText())
                        .isEqualTo(value);
            });
        });
        if (keda) {
            String scaler =
                    full.of("ScaledObject", component).at("/metadata/name").asText();
            assertThat(calls.getFirst())
                    .isEqualTo("kubectl annotate --overwrite scaledobject " + scaler
                            + " autoscaling.keda.sh/paused-replicas=0");
            assertThat(calls.get(3))
                    .isEqualTo("kubectl annotate scaledobject " + scaler + " autoscaling.keda.sh/paused-replicas-");
        }
    }

    /** {@code kubectl wait --for=delete} fails when nothing matches. */
    @Test
    void what_stands_still_may_be_stopped_again() throws IOException, InterruptedException {
        String kubectl = "kubectl() { case \"$1 $2\" in 'get pod') ;; get*|wait*) return 1;; esac; }\n";

        assertThat(shell().said(
                                "-c",
                                definitions() + names("optiply") + kubectl
                                        + "stop poller && stop writer && echo stopped"))
                .isEqualTo("stopped\n");
    }

    /** The next step of a rotation is for when no pod is pending: each uses this keyset and has sealed everything with its primary key. */
    @Test
    void a_pod_is_pending_until_it_has_sealed_everything_with_the_new_key() throws IOException, InterruptedException {
        assumeTrue(Shell.has("jq"), "Not run: jq is not on the PATH");
        Files.writeString(
                folder.resolve("keyset.json"),
                "{\"primaryKeyId\":4028208585,\"key\":[{\"keyId\":17},{\"keyId\":4028208585}]}");
        String used = "The keyset is in use: keys 17, 4028208585, primary key ";
        String sealed = "sealed with the keyset's primary key %s; older keys can be removed";
        Map<String, String> logs = Map.of(
                "before", used + "17\n" + sealed.formatted(17),
                "changed", used + "4028208585\n" + sealed.formatted(17),
                "done", used + "4028208585\n" + sealed.formatted("4028208585"));
        for (Map.Entry<String, String> log : logs.entrySet()) {
            Files.writeString(folder.resolve(log.getKey()), log.getValue());
        }

        String pending = shell().said(
                        "-c",
                        definitions() + Page.of("operations.md").commands("\npending() {") + names("optiply") + "cd "
                                + folder + "\nnext=keyset.json\n"
                                + "kubectl() { case $1 in get) echo before changed done;; logs) cat \"$2\";; esac; }\npending");

        assertThat(pending).isEqualTo("before\nchanged\n");
        assertThat(ServiceSources.of("auth").text())
                .contains("\"The keyset is in use: %s\"", "\"keys %s, primary key %s\"")
                .contains("sealed with the keyset's primary key %s; older keys can be removed from it");
    }

    @Test
    void a_stream_of_every_tenant_is_asked_for_page_by_page() throws IOException, InterruptedException {
        assumeTrue(Shell.has("jq"), "Not run: jq is not on the PATH");
        String call = """
                call() { case "$1 $2" in
                  GET*page=0) echo '{"items":[{"id":"aa"},{"id":"bb"}]}';; GET*page=1) echo '{"items":[{"id":"cc"}]}';; GET*) echo '{"items":[]}';;
                  *) echo "$*";;
                esac; }
                auth=
                """;

        assertThat(shell().said("-c", Page.of("operations.md").commands("resync() {") + call + "resync items")
                        .lines())
                .containsExactly(
                        "POST /api/v1/tenants/aa/streams/items/resync -d {}",
                        "POST /api/v1/tenants/bb/streams/items/resync -d {}",
                        "POST /api/v1/tenants/cc/streams/items/resync -d {}");
    }

    @Test
    void a_keyset_that_cannot_be_made_leaves_the_secret_alone() throws IOException, InterruptedException {
        assertThat(rotated("false")).isEqualTo("kubectl exec\n");
        assertThat(rotated("echo {}"))
                .startsWith("kubectl exec\n")
                .contains("kubectl apply")
                .endsWith("-trim.json\n");
    }

    /** What {@code keyset trim} asks of a kubectl whose {@code exec} does this, and the file that counts from now on. */
    private String rotated(String exec) throws IOException, InterruptedException {
        return shell().said(
                        "-c",
                        Page.of("operations.md").commands("\npending() {") + names("optiply") + "cd " + folder
                                + "\nkubectl() { echo \"kubectl $1\" >&2; case $1 in exec) " + exec
                                + ";; esac; }\nkeyset trim && echo $next");
    }

    @Test
    void the_images_are_pushed_where_the_chart_pulls_them_from() throws IOException, InterruptedException {
        String pushed = shell().said(
                        "-c",
                        "cd ../..\nskopeo() { echo \"${3#docker://}\"; }\n"
                                + Page.of("images.md").commands("skopeo copy"));

        Rendered minimal = Chart.render("minimal");
        assertThat(pushed.lines())
                .containsExactlyInAnyOrderElementsOf(
                        Map.of("auth", "Deployment", "poller", "StatefulSet", "writer", "StatefulSet")
                                .entrySet()
                                .stream()
                                .map(kind -> minimal.of(kind.getValue(), kind.getKey())
                                        .at("/spec/template/spec/containers/0/image")
                                        .asText())
                                .toList());
    }

    private static String definitions() {
        return Page.of("operations.md").commands("\nstop() {").replaceAll("(?m)^token=.*$", "");
    }

    private static String names(String name) {
        return "\nrelease=" + RELEASE + "\nname=" + name + "\n";
    }

    private Shell shell() {
        return new Shell(folder);
    }
}
