package com.optiply.connector.helm;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMixedDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import io.fabric8.mockwebserver.ServerRequest;
import io.fabric8.mockwebserver.ServerResponse;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A stand-in of an API server that stores what it is given and knows the kinds that it was told of. */
record ApiServer(KubernetesMockServer server) implements AutoCloseable {

    private static final Map<String, String> VERSION =
            Map.of("major", "1", "minor", "34", "gitVersion", "v1.34.0", "platform", "linux/amd64");

    /** It would write a line for each request. Held here, because loggers without a holder forget their level. */
    private static final Logger QUIET = Logger.getLogger(MockWebServer.class.getName());

    static ApiServer knowing(List<JsonNode> objects) {
        QUIET.setLevel(Level.WARNING);
        Map<ServerRequest, Queue<ServerResponse>> answers = new HashMap<>();
        ApiServer server = new ApiServer(new KubernetesMockServer(
                new Context(Chart.JSON), new MockWebServer(), answers, new KubernetesMixedDispatcher(answers), false));
        server.server.init();
        server.answer("/version", VERSION);
        server.answer("/api", Map.of("kind", "APIVersions", "versions", List.of("v1")));
        Map<String, Map<String, Object>> resources = new TreeMap<>();
        objects.forEach(object -> resources
                .computeIfAbsent(object.path("apiVersion").asText(), version -> new LinkedHashMap<>())
                .put(object.path("kind").asText(), resource(object.path("kind").asText())));
        server.answer("/apis", groups(resources.keySet()));
        resources.forEach((version, kinds) -> server.answer(
                (version.equals("v1") ? "/api/" : "/apis/") + version,
                Map.of("kind", "APIResourceList", "groupVersion", version, "resources", List.copyOf(kinds.values()))));
        return server;
    }

    /** With and without the time-out that Helm's client adds to every question about the server itself. */
    private void answer(String path, Map<String, ?> body) {
        server.expect().get().withPath(path).andReturn(200, body).always();
        server.expect()
                .get()
                .withPath(path + "?timeout=32s")
                .andReturn(200, body)
                .always();
    }

    String kubeConfig() {
        return """
                apiVersion: v1
                kind: Config
                clusters: [{name: c, cluster: {server: "http://localhost:%d"}}]
                users: [{name: u, user: {}}]
                contexts: [{name: x, context: {cluster: c, user: u, namespace: connector}}]
                current-context: x
                """.formatted(server.getPort());
    }

    /** Kind and name of what is stored, of these kinds. */
    Set<String> created(List<JsonNode> kinds) {
        Set<String> created = new TreeSet<>();
        try (KubernetesClient client = server.createClient()) {
            for (JsonNode object : kinds) {
                client.genericKubernetesResources(
                                object.path("apiVersion").asText(),
                                object.path("kind").asText())
                        .inNamespace("connector")
                        .list()
                        .getItems()
                        .forEach(item -> created.add(
                                item.getKind() + " " + item.getMetadata().getName()));
            }
        }
        return created;
    }

    @Override
    public void close() {
        server.destroy();
    }

    private static Map<String, Object> groups(Set<String> versions) {
        return Map.of(
                "kind",
                "APIGroupList",
                "apiVersion",
                "v1",
                "groups",
                versions.stream()
                        .filter(version -> version.contains("/"))
                        .map(version -> Map.of(
                                "name",
                                version.substring(0, version.indexOf('/')),
                                "versions",
                                List.of(Map.of(
                                        "groupVersion",
                                        version,
                                        "version",
                                        version.substring(version.indexOf('/') + 1)))))
                        .toList());
    }

    private static Map<String, Object> resource(String kind) {
        String singular = kind.toLowerCase(Locale.ROOT);
        String plural = singular.endsWith("y")
                ? singular.substring(0, singular.length() - 1) + "ies"
                : singular + (singular.endsWith("s") ? "es" : "s");
        return Map.of(
                "name",
                plural,
                "singularName",
                singular,
                "namespaced",
                true,
                "kind",
                kind,
                "verbs",
                List.of("create", "delete", "get", "list", "patch", "update", "watch"));
    }
}
