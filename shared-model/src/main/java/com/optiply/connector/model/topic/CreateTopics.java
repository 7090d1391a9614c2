package com.optiply.connector.model.topic;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/**
 * Creates the topics that are missing and ends with 0 when all topics fit the catalogue, with 1 otherwise. For installations without another way of making
 * topics; needs no framework, only the class path of a service.
 *
 * <p>Settings are read from the properties file that the first argument names, then from the environment, which wins: {@code connector.topic-prefix},
 * {@code connector.partitions}, {@code connector.replication} (the broker's default when absent) and every {@code kafka.*} as the services understand them,
 * for instance {@code KAFKA_SASL_JAAS_CONFIG}.
 */
public final class CreateTopics {

    private static final String KAFKA = "kafka.";
    private static final String PARTITIONS = "24";

    private CreateTopics() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Map<String, String> settings = settings(arguments, System.getenv());
        System.exit(run(settings) ? 0 : 1);
    }

    private static boolean run(Map<String, String> settings) throws InterruptedException {
        TopicSetup setup = new TopicSetup(
                settings.getOrDefault("connector.topic-prefix", ""),
                Integer.parseInt(settings.getOrDefault("connector.partitions", PARTITIONS)));
        Optional<Short> replication =
                Optional.ofNullable(settings.get("connector.replication")).map(Short::valueOf);
        try (Admin admin = Admin.create(connection(settings))) {
            setup.create(admin, replication).forEach(name -> System.out.println("created " + name));
            List<String> problems = setup.problems(admin);
            problems.forEach(System.err::println);
            return problems.isEmpty();
        } catch (ExecutionException e) {
            System.err.println("The topics cannot be created: " + e.getCause().getMessage());
            return false;
        }
    }

    /** File first, environment over it, all under the names of the file. */
    static Map<String, String> settings(String[] arguments, Map<String, String> environment) throws IOException {
        Map<String, String> settings = new HashMap<>();
        if (arguments.length > 0) {
            Properties file = new Properties();
            try (Reader reader = Files.newBufferedReader(Path.of(arguments[0]))) {
                file.load(reader);
            }
            file.forEach((name, value) -> settings.put(name.toString(), value.toString()));
        }
        environment.forEach((name, value) -> settingName(name).ifPresent(known -> settings.put(known, value)));
        return settings;
    }

    private static Optional<String> settingName(String variable) {
        return switch (variable) {
            case "CONNECTOR_TOPIC_PREFIX" -> Optional.of("connector.topic-prefix");
            case "CONNECTOR_PARTITIONS" -> Optional.of("connector.partitions");
            case "CONNECTOR_REPLICATION" -> Optional.of("connector.replication");
            default ->
                Optional.of(variable.toLowerCase(Locale.ROOT).replace('_', '.')).filter(name -> name.startsWith(KAFKA));
        };
    }

    /** The {@code kafka.*} settings without that prefix: what a client of Kafka takes. */
    static Map<String, Object> connection(Map<String, String> settings) {
        Map<String, Object> connection = new HashMap<>();
        settings.forEach((name, value) -> {
            if (name.startsWith(KAFKA)) {
                connection.put(name.substring(KAFKA.length()), value);
            }
        });
        return connection;
    }
}
