package com.optiply.connector.model.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.optiply.connector.model.json.EventJson;
import com.optiply.connector.model.topic.Topic;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Record, schema and golden example of every topic agree. */
class SchemaTest {

    private static final DefaultPrettyPrinter PRETTY = new DefaultPrettyPrinter()
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(new DefaultIndenter("  ", "\n"));

    @ParameterizedTest
    @EnumSource
    void the_committed_schema_is_the_one_of_the_record(Topic topic) throws IOException {
        String json = EventJson.mapper().writer(PRETTY).writeValueAsString(Schemas.of(topic)) + "\n";

        Committed.is("schemas/" + topic.schemaFile(), json);
    }

    @ParameterizedTest
    @EnumSource
    void the_golden_example_is_valid_and_survives_reading_and_writing(Topic topic) throws IOException {
        JsonNode example = example(topic);

        assertThat(schema(topic).validate(example)).isEmpty();
        Object value = EventJson.mapper().treeToValue(example, topic.valueType());
        assertThat(EventJson.mapper().readTree(EventJson.write(value))).isEqualTo(example);
    }

    @ParameterizedTest
    @EnumSource
    void an_example_without_a_required_field_is_refused(Topic topic) throws IOException {
        List<String> required = new ArrayList<>();
        Schemas.of(topic).path("required").forEach(name -> required.add(name.asText()));

        assertThat(required).isNotEmpty();
        for (String name : required) {
            ObjectNode broken = example(topic);
            broken.remove(name);
            assertThat(schema(topic).validate(broken)).as("without %s", name).isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_example_with_a_field_of_another_type_is_refused(Topic topic) throws IOException {
        ObjectNode example = example(topic);

        for (String name : (Iterable<String>) example::fieldNames) {
            ObjectNode broken = example.deepCopy();
            broken.set(name, otherType(example.get(name)));
            assertThat(schema(topic).validate(broken))
                    .as("%s of another type", name)
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void unknown_fields_are_tolerated_by_schema_and_reader(Topic topic) throws IOException {
        ObjectNode newer = example(topic).put("addedLater", "x");

        assertThat(schema(topic).validate(newer)).isEmpty();
        assertThat(EventJson.mapper().treeToValue(newer, topic.valueType()))
                .isEqualTo(EventJson.mapper().treeToValue(example(topic), topic.valueType()));
    }

    static ObjectNode example(Topic topic) throws IOException {
        try (InputStream in = SchemaTest.class.getResourceAsStream("/examples/" + topic.stem() + ".json")) {
            assertThat(in).as("golden example of %s", topic).isNotNull();
            return (ObjectNode) EventJson.mapper().readTree(in);
        }
    }

    private static JsonSchema schema(Topic topic) {
        SchemaValidatorsConfig config =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(Schemas.of(topic), config);
    }

    private static JsonNode otherType(JsonNode value) {
        return value.isTextual() ? JsonNodeFactory.instance.numberNode(7) : JsonNodeFactory.instance.textNode("x");
    }
}
