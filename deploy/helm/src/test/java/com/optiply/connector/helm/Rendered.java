package com.optiply.connector.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What Helm made of the chart: the text and the objects in it. */
record Rendered(String text, List<JsonNode> objects) {

    Rendered(String text) {
        this(text, parse(text));
    }

    private static List<JsonNode> parse(String text) {
        try {
            return Chart.YAML.readerFor(JsonNode.class).<JsonNode>readValues(text).readAll().stream()
                    .filter(JsonNode::isObject)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Stream<JsonNode> kind(String kind) {
        return objects.stream().filter(object -> object.path("kind").asText().equals(kind));
    }

    /** The object of this kind whose component label is this. */
    JsonNode of(String kind, String component) {
        return kind(kind)
                .filter(object -> component(object).equals(component))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    static String component(JsonNode object) {
        return object.at("/metadata/labels").path("app.kubernetes.io/component").asText();
    }

    static String title(JsonNode object) {
        return object.path("kind").asText() + " " + object.at("/metadata/name").asText();
    }

    /** Specs of all pods: of workloads, of jobs and of tests. */
    Stream<JsonNode> podSpecs() {
        return objects.stream()
                .map(object -> object.path("kind").asText().equals("Pod")
                        ? object.path("spec")
                        : object.at("/spec/template/spec"))
                .filter(JsonNode::isObject);
    }

    /** Those that come before the others too. */
    Stream<JsonNode> containers() {
        return podSpecs()
                .flatMap(spec ->
                        Stream.concat(elements(spec.path("initContainers")), elements(spec.path("containers"))));
    }

    /** The settings file of a component. */
    Properties settings(String component) {
        Properties settings = new Properties();
        try {
            settings.load(new StringReader(of("ConfigMap", component)
                    .path("data")
                    .path("application.properties")
                    .asText()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return settings;
    }

    static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
