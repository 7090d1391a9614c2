package com.optiply.connector.helm;

import static com.optiply.connector.helm.Rendered.elements;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringReader;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * The settings that a service understands: what its code declares, what its channels declare, what Quarkus describes as open at run time and what Kafka's
 * clients know. A name in quotes stands for any word.
 *
 * @param names     all of them
 * @param mandatory those of its own code without a default
 */
record KnownSettings(Set<String> names, Set<String> mandatory) {

    private static final String QUARKUS_MODEL = "META-INF/quarkus-config-doc/quarkus-config-model.json";
    private static final Pattern MAPPING = Pattern.compile("@ConfigMapping\\(prefix = \"([^\"]+)\"\\)");
    private static final Pattern MEMBER = Pattern.compile(
            "(?m)^ +((?:@WithDefault\\(\"[^\"]*\"\\)\\s+)?)([A-Z][\\w.]*(?:<[^;{]*>)?|int|long|double|boolean) (\\w+)\\(\\);");
    private static final Pattern NESTED = Pattern.compile("(?s)\n    interface (\\w+) \\{(.*?)\n    }");
    private static final Pattern PROPERTY =
            Pattern.compile("@ConfigProperty\\(name = \"([^\"]+)\"(, defaultValue = \"[^\"]*\")?\\)\\s+([\\w.]+)");

    static KnownSettings of(ServiceSources sources) throws IOException {
        KnownSettings known = new KnownSettings(new TreeSet<>(), new TreeSet<>());
        for (String java : sources.javaFiles()) {
            known.addMapping(java);
            known.addProperties(java);
        }
        Set<String> own = ownDefaults(sources).stringPropertyNames();
        known.names.addAll(own);
        known.mandatory.removeAll(own);
        known.names.addAll(quarkus());
        for (Set<String> client :
                Set.of(AdminClientConfig.configNames(), ProducerConfig.configNames(), ConsumerConfig.configNames())) {
            client.forEach(name -> known.names.add("kafka." + name));
        }
        return known;
    }

    /** The service's own properties without those of profiles. */
    static Properties ownDefaults(ServiceSources sources) throws IOException {
        Properties all = new Properties();
        all.load(new StringReader(Chart.text(sources.properties())));
        Properties own = new Properties();
        all.forEach((name, value) -> {
            if (!name.toString().startsWith("%")) {
                own.put(name, value);
            }
        });
        return own;
    }

    boolean has(String name) {
        return names.contains(name)
                || names.stream().filter(known -> known.contains("\"")).anyMatch(known -> name.matches(pattern(known)));
    }

    /** Whether an environment variable spells a setting. */
    boolean hasVariable(String variable) {
        return names.stream().anyMatch(name -> variable(name).equals(variable));
    }

    static String variable(String name) {
        return name.replaceAll("[^a-zA-Z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    /** What stands between quotes is a name that the user chooses, with or without quotes. */
    private static String pattern(String known) {
        return Pattern.quote(known).replaceAll("\"[^\"]*\"", "\\\\E(?:\"[^\"]+\"|[\\\\w-]+)\\\\Q");
    }

    private void addMapping(String java) {
        Matcher mapping = MAPPING.matcher(java);
        if (!mapping.find()) {
            return;
        }
        Set<String> nested = new HashSet<>();
        NESTED.matcher(java).results().forEach(inner -> nested.add(inner.group(1)));
        String outer = NESTED.matcher(java).replaceAll("");
        addMembers(mapping.group(1), outer, java, nested);
    }

    private void addMembers(String prefix, String body, String java, Set<String> nested) {
        MEMBER.matcher(body).results().forEach(member -> {
            String name = prefix + "." + kebab(member.group(3));
            String type = member.group(2);
            if (nested.contains(type)) {
                NESTED.matcher(java)
                        .results()
                        .filter(inner -> inner.group(1).equals(type))
                        .forEach(inner -> addMembers(name, inner.group(2), java, nested));
            } else if (type.startsWith("Map")) {
                names.add(name + ".\"key\"");
            } else {
                names.add(name);
                if (member.group(1).isEmpty() && !type.startsWith("Optional")) {
                    mandatory.add(name);
                }
            }
        });
    }

    private void addProperties(String java) {
        PROPERTY.matcher(java).results().forEach(property -> {
            names.add(property.group(1));
            if (property.group(2) == null && !property.group(3).endsWith("Optional")) {
                mandatory.add(property.group(1));
            }
        });
    }

    private static String kebab(String method) {
        return method.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    /** What the extensions describe, without what is fixed when a service is built. */
    private static Set<String> quarkus() throws IOException {
        Set<String> names = new TreeSet<>();
        Enumeration<URL> models = KnownSettings.class.getClassLoader().getResources(QUARKUS_MODEL);
        for (URL model : Collections.list(models)) {
            collect(Chart.JSON.readTree(model), names);
        }
        return names;
    }

    private static void collect(JsonNode node, Set<String> names) {
        if (node.path("phase").asText().equals("RUN_TIME")) {
            names.add(node.at("/path/property").asText());
            elements(node.path("additionalPaths"))
                    .forEach(path -> names.add(path.path("property").asText()));
        }
        node.forEach(child -> collect(child, names));
    }
}
