package com.optiply.connector.model.schema;

import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator.Feature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.optiply.connector.model.topic.CleanUp;
import com.optiply.connector.model.topic.Topic;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The AsyncAPI document says what the catalogue says. */
class AsyncApiTest {

    @Test
    void the_committed_document_is_the_one_of_the_catalogue() throws IOException {
        YAMLMapper yaml = YAMLMapper.builder()
                .disable(Feature.WRITE_DOC_START_MARKER, Feature.SPLIT_LINES)
                .enable(Feature.MINIMIZE_QUOTES)
                .build();

        Committed.is("asyncapi.yaml", yaml.writeValueAsString(document()));
    }

    private static Map<String, Object> document() throws IOException {
        Map<String, Object> channels = new LinkedHashMap<>();
        Map<String, Object> operations = new LinkedHashMap<>();
        Map<String, Object> messages = new LinkedHashMap<>();
        for (Topic topic : Topic.values()) {
            String name = topic.valueType().getSimpleName();
            messages.put(name, message(topic));
            channels.put(name, channel(topic, name));
            operations.put("receive" + name, operation(name));
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("asyncapi", "3.0.0");
        document.put("info", info());
        document.put("defaultContentType", "application/json");
        document.put("channels", channels);
        document.put("operations", operations);
        document.put("components", Map.of("messages", messages));
        return document;
    }

    private static Map<String, Object> info() {
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("title", "Exact Online to Optiply: events");
        info.put("version", "1.0.0");
        info.put(
                "description",
                "Events of the connector. Read with isolation.level=read_committed. All of a tenant lies in one partition, the same number on every topic."
                        + " A null value is a deletion and carries the full set of headers. Within v1 only optional fields are added; readers ignore fields they do not know.");
        info.put("license", pair("name", "Apache-2.0", "url", "https://www.apache.org/licenses/LICENSE-2.0"));
        return info;
    }

    private static Map<String, Object> channel(Topic topic, String name) {
        Map<String, Object> kafka = new LinkedHashMap<>();
        kafka.put("topic", topic.stem());
        Map<String, Object> configuration = new LinkedHashMap<>();
        configuration.put("cleanup.policy", List.of(topic.cleanUp().policy().split(",")));
        topic.retention().ifPresent(time -> configuration.put("retention.ms", time.toMillis()));
        if (topic.cleanUp() != CleanUp.DELETE) {
            configuration.put(
                    "delete.retention.ms", Long.parseLong(topic.configuration().get("delete.retention.ms")));
        }
        kafka.put("topicConfiguration", configuration);
        kafka.put("bindingVersion", "0.5.0");
        Map<String, Object> channel = new LinkedHashMap<>();
        channel.put("address", topic.stem());
        channel.put("description", "One record is " + topic.meaning() + ".");
        channel.put("messages", Map.of(name, Map.of("$ref", "#/components/messages/" + name)));
        channel.put("bindings", Map.of("kafka", kafka));
        return channel;
    }

    private static Map<String, Object> operation(String name) {
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("action", "receive");
        operation.put("channel", Map.of("$ref", "#/channels/" + name));
        return operation;
    }

    private static Map<String, Object> message(Topic topic) throws IOException {
        Map<String, Object> key = new LinkedHashMap<>();
        key.put("type", "string");
        key.put("description", topic.keyForm());
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("name", topic.valueType().getSimpleName());
        message.put("contentType", "application/json");
        message.put("headers", headers());
        message.put(
                "payload",
                pair(
                        "schemaFormat",
                        "application/schema+json;version=draft-2020-12",
                        "schema",
                        Map.of("$ref", "schemas/" + topic.schemaFile())));
        message.put("bindings", Map.of("kafka", Map.of("key", key)));
        message.put("examples", List.of(Map.of("payload", SchemaTest.example(topic))));
        return message;
    }

    private static Map<String, Object> headers() {
        Map<String, Object> properties = new LinkedHashMap<>();
        Map<String, String> meanings = new LinkedHashMap<>();
        meanings.put("ce_specversion", "1.0");
        meanings.put("ce_id", "The same for the same tenant incarnation, topic, entity, version and type");
        meanings.put("ce_type", "….changed.v1 or ….deleted.v1");
        meanings.put("ce_source", "Where the row comes from");
        meanings.put("ce_subject", "Id of the entity");
        meanings.put("ce_time", "When the source changed the row, as far as it says");
        meanings.put("ce_dataschema", "Id of the JSON Schema of the value");
        meanings.put("ce_tenantid", "The tenant");
        meanings.put("ce_incarnation", "Incarnation of the tenant");
        meanings.put("ce_division", "The Exact company");
        meanings.put("ce_sequence", "Version: epoch and row version, zero-padded so that text order is version order");
        meanings.put("ce_origin", "live, backfill, reconcile or replay");
        meanings.put("content-type", "application/json");
        meanings.forEach((name, meaning) -> {
            Map<String, Object> property = new LinkedHashMap<>();
            property.put("type", "string");
            property.put("description", meaning);
            properties.put(name, property);
        });
        Map<String, Object> headers = new LinkedHashMap<>();
        headers.put("type", "object");
        headers.put("required", List.copyOf(meanings.keySet()));
        properties.put("traceparent", Map.of("type", "string"));
        headers.put("properties", properties);
        return headers;
    }

    /** In this order: a map of the JDK would change it from run to run. */
    private static Map<String, Object> pair(String one, Object first, String two, Object second) {
        Map<String, Object> pair = new LinkedHashMap<>();
        pair.put(one, first);
        pair.put(two, second);
        return pair;
    }
}
