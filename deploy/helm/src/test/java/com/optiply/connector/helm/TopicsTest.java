package com.optiply.connector.helm;

import static com.optiply.connector.helm.Rendered.elements;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator.Feature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.optiply.connector.model.topic.CreateTopics;
import com.optiply.connector.model.topic.Topic;
import com.optiply.connector.model.topic.TopicSetup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The chart's topics and rights are those of the catalogue and of the services. */
class TopicsTest {

    private static final Path CATALOGUE = Chart.FOLDER.resolve("files/topics.yaml");
    private static final JsonNode ACCESS =
            Chart.yaml(Chart.FOLDER.resolve("files/access.yaml")).path("components");

    @Test
    void the_catalogue_of_the_chart_is_the_one_of_shared_model() throws IOException {
        List<Map<String, Object>> topics = Arrays.stream(Topic.values())
                .map(topic -> {
                    Map<String, Object> entry = new LinkedHashMap<>();
                    entry.put("name", topic.stem());
                    entry.put("config", new TreeMap<>(topic.configuration()));
                    return entry;
                })
                .toList();
        YAMLMapper yaml = YAMLMapper.builder()
                .disable(Feature.WRITE_DOC_START_MARKER, Feature.SPLIT_LINES)
                .build();

        Committed.is(
                CATALOGUE,
                "# Written by a test from the catalogue of shared-model.\n"
                        + yaml.writeValueAsString(catalogue(topics)));
    }

    /** With the settings that depend on the number of replicas. */
    private static Map<String, Object> catalogue(List<Map<String, Object>> topics) {
        Map<String, Object> replicated = new LinkedHashMap<>();
        replicated.put("replicas", TopicSetup.SAFE_REPLICAS);
        replicated.put("config", TopicSetup.durability(TopicSetup.SAFE_REPLICAS));
        Map<String, Object> catalogue = new LinkedHashMap<>();
        catalogue.put("replicated", replicated);
        catalogue.put("topics", topics);
        return catalogue;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void strimzi_demands_as_many_replicas_as_the_job_does(int replicas, @TempDir Path folder) throws IOException {
        JsonNode values = Chart.yaml(Chart.valuesOf("strimzi"));
        Merge.into(values, Chart.YAML.readTree("topics: {replicationFactor: " + replicas + "}"));
        Path file = Files.writeString(folder.resolve("values.yaml"), Chart.YAML.writeValueAsString(values));

        assertThat(Chart.render(file).kind("KafkaTopic")).isNotEmpty().allSatisfy(topic -> assertThat(
                        topic.at("/spec/config").path("min.insync.replicas").asText(null))
                .isEqualTo(TopicSetup.durability(replicas).get("min.insync.replicas")));
    }

    @Test
    void strimzi_gets_every_topic_with_the_settings_of_the_catalogue() {
        Map<String, JsonNode> specs = Chart.render("strimzi")
                .kind("KafkaTopic")
                .map(topic -> topic.path("spec"))
                .collect(Collectors.toMap(spec -> spec.path("topicName").asText(), spec -> spec));

        assertThat(specs).hasSize(Topic.values().length);
        for (Topic topic : Topic.values()) {
            JsonNode spec = specs.get(topic.name("Acme_"));
            assertThat(spec).as(topic.stem()).isNotNull();
            assertThat(spec.path("partitions").asInt()).isEqualTo(24);
            Map<String, String> configuration = new TreeMap<>(topic.configuration());
            configuration.putAll(TopicSetup.durability(spec.path("replicas").asInt()));
            assertThat(Chart.JSON.convertValue(spec.path("config"), Map.class)).isEqualTo(configuration);
        }
    }

    @Test
    void the_job_runs_the_main_class_that_there_is() {
        assertThat(Chart.render("minimal").of("Job", "topics").toString()).contains(CreateTopics.class.getName());
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth", "poller", "writer"})
    void rights_are_for_topics_that_the_sources_of_the_service_name(String component) throws IOException {
        Set<String> used = ServiceSources.of(component).topics();
        Set<String> granted = new TreeSet<>();
        elements(ACCESS.path(component).path("reads")).map(JsonNode::asText).forEach(granted::add);
        elements(ACCESS.path(component).path("writes")).map(JsonNode::asText).forEach(granted::add);

        assertThat(granted).isEqualTo(used);
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth", "poller", "writer"})
    void groups_and_transactional_ids_stand_in_the_sources_of_the_service(String component) throws IOException {
        String text = ServiceSources.of(component).text();

        elements(ACCESS.path(component).path("groups"))
                .forEach(group -> assertThat(text).contains(group.path("name").asText()));
        elements(ACCESS.path(component).path("transactionalIds"))
                .forEach(id -> assertThat(text).contains('"' + id.asText() + '"'));
    }

    /** As the page of the dead letters promises: raw rows are not for taps. */
    @Test
    void readers_read_every_topic_but_the_raw_rows() {
        JsonNode reader = Chart.render("strimzi")
                .kind("KafkaUser")
                .filter(user -> user.at("/metadata/name").asText().equals("data-team"))
                .findFirst()
                .orElseThrow();
        Set<String> read = elements(reader.at("/spec/authorization/acls"))
                .map(acl -> acl.path("resource"))
                .filter(resource -> resource.path("type").asText().equals("topic"))
                .map(resource -> resource.path("name").asText())
                .collect(Collectors.toSet());

        assertThat(read)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Topic.values())
                        .filter(topic -> topic != Topic.EXACT_DEAD_LETTER)
                        .map(topic -> topic.name("Acme_"))
                        .toList());
        assertThat(reader.at("/spec/quotas/consumerByteRate").asInt()).isEqualTo(20971520);
    }

    /** Of the API that Strimzi 1.0 serves alone; it knows the list of operations, not the single one of old. */
    @Test
    void objects_of_strimzi_are_of_the_api_that_stays() {
        List<JsonNode> objects = Chart.render("strimzi").objects().stream()
                .filter(object -> object.path("apiVersion").asText().startsWith("kafka.strimzi.io/"))
                .toList();

        assertThat(objects).hasSizeGreaterThan(Topic.values().length).allSatisfy(object -> assertThat(
                        object.path("apiVersion").asText())
                .isEqualTo("kafka.strimzi.io/v1"));
        assertThat(objects.stream().flatMap(user -> elements(user.at("/spec/authorization/acls"))))
                .isNotEmpty()
                .allSatisfy(acl -> assertThat(acl.fieldNames()).toIterable().containsExactly("resource", "operations"));
    }

    @Test
    void every_right_carries_the_prefix_of_the_installation() {
        List<String> unprefixed = Chart.render("strimzi")
                .kind("KafkaUser")
                .flatMap(user -> elements(user.at("/spec/authorization/acls")))
                .map(acl -> acl.path("resource"))
                .filter(resource -> !resource.path("type").asText().equals("cluster"))
                .map(resource -> resource.path("name").asText())
                .filter(name -> !name.startsWith("Acme_"))
                .distinct()
                .toList();

        // connector-auth's groups are per replica and belong to no installation; a reader's carry its own name.
        assertThat(unprefixed).containsExactlyInAnyOrder("connector-auth-", "data-team");
    }
}
