package com.optiply.connector.model.registry;

import com.optiply.connector.model.json.EventJson;
import com.optiply.connector.model.topic.Topic;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Registers the schema of every topic's value under {@code <topic>-value}, with the API of Confluent's registry; Apicurio has it below {@code /apis/ccompat/v7}. May be
 * run again at any time: a registry answers a schema that it has with the id it has. Ends with 0 when all are registered, with 1 otherwise.
 *
 * <p>Settings come from the environment: {@code REGISTRY_URL}, {@code REGISTRY_USER} and {@code REGISTRY_PASSWORD} (basic authentication, both or none),
 * {@code CONNECTOR_TOPIC_PREFIX}.
 */
public final class RegisterSchemas {

    private static final String JSON = "application/vnd.schemaregistry.v1+json";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final URI registry;
    private final Optional<String> authorization;

    /** @param authorization value of the header, empty for a registry without a login */
    RegisterSchemas(URI registry, Optional<String> authorization) {
        this.registry = registry;
        this.authorization = authorization;
    }

    public static void main(String[] arguments) throws InterruptedException {
        Map<String, String> environment = System.getenv();
        String url = environment.get("REGISTRY_URL");
        if (url == null) {
            System.err.println("REGISTRY_URL is missing: name the registry, for instance https://registry.example.com");
            System.exit(1);
            return;
        }
        List<String> problems = new RegisterSchemas(URI.create(url), authorization(environment))
                .register(environment.getOrDefault("CONNECTOR_TOPIC_PREFIX", ""));
        problems.forEach(System.err::println);
        System.exit(problems.isEmpty() ? 0 : 1);
    }

    private static Optional<String> authorization(Map<String, String> environment) {
        String user = environment.get("REGISTRY_USER");
        return Optional.ofNullable(user)
                .map(name -> name + ":" + Objects.requireNonNullElse(environment.get("REGISTRY_PASSWORD"), ""))
                .map(login -> "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
    }

    /** Registers all of them. @return what did not work, a sentence for each topic; empty when all went well */
    List<String> register(String prefix) throws InterruptedException {
        List<String> problems = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            String subject = topic.name(prefix) + "-value";
            try {
                HttpResponse<String> answer = post(subject, schema(topic));
                if (answer.statusCode() == 200) {
                    System.out.println(
                            "registered " + subject + " " + answer.body().strip());
                } else {
                    problems.add("%s is not registered: the registry answers %d %s"
                            .formatted(
                                    subject, answer.statusCode(), answer.body().strip()));
                }
            } catch (IOException e) {
                problems.add(subject + " is not registered: " + registry + " cannot be reached (" + e + ")");
            }
        }
        return problems;
    }

    private HttpResponse<String> post(String subject, String schema) throws IOException, InterruptedException {
        String base = registry.toString().replaceAll("/+$", "");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(
                        base + "/subjects/" + URLEncoder.encode(subject, StandardCharsets.UTF_8) + "/versions"))
                .timeout(PATIENCE)
                .header("Content-Type", JSON)
                .header("Accept", JSON)
                .POST(BodyPublishers.ofByteArray(EventJson.write(Map.of("schemaType", "JSON", "schema", schema))));
        authorization.ifPresent(value -> request.header("Authorization", value));
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static String schema(Topic topic) throws IOException {
        try (InputStream file = Topic.class.getResourceAsStream("/schemas/" + topic.schemaFile())) {
            return new String(Objects.requireNonNull(file, topic.schemaFile()).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
