package com.optiply.connector.model.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.optiply.connector.model.json.EventJson;
import com.optiply.connector.model.topic.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The gate between the schemas and those that were released: {@code src/test/resources/released} holds what has been published. */
class CompatibilityTest {

    private static final Path RELEASED = Path.of("src/test/resources/released");

    @ParameterizedTest
    @EnumSource
    void the_schema_is_compatible_with_the_released_one(Topic topic) throws IOException {
        Path released = RELEASED.resolve(topic.schemaFile());

        assertThat(released).as("a topic of v1 is released with its schema").exists();
        assertThat(Compatibility.violations(
                        EventJson.mapper().readTree(Files.readAllBytes(released)), Schemas.of(topic)))
                .isEmpty();
    }

    @Test
    void the_gate_lets_an_optional_field_and_a_better_description_pass() {
        ObjectNode newer = Schemas.of(Topic.ITEM);
        ((ObjectNode) newer.path("properties")).putObject("netWeight").put("type", "number");
        ((ObjectNode) newer.path("properties").path("code")).put("description", "Better words.");

        assertThat(Compatibility.violations(Schemas.of(Topic.ITEM), newer)).isEmpty();
    }

    @Test
    void the_gate_stops_a_removed_field() {
        ObjectNode newer = Schemas.of(Topic.ITEM);
        ((ObjectNode) newer.path("properties")).remove("barcode");

        assertThat(Compatibility.violations(Schemas.of(Topic.ITEM), newer))
                .containsExactly("field /barcode was removed");
    }

    @Test
    void the_gate_stops_a_changed_type() {
        ObjectNode newer = Schemas.of(Topic.STOCK_POSITION);
        ((ObjectNode) newer.path("properties").path("currentStock")).put("type", "string");

        assertThat(Compatibility.violations(Schemas.of(Topic.STOCK_POSITION), newer))
                .containsExactly("type of /currentStock changed from \"number\" to \"string\"");
    }

    @Test
    void the_gate_stops_a_new_required_field() {
        ObjectNode newer = Schemas.of(Topic.WAREHOUSE);
        ((ArrayNode) newer.path("required")).add("description");

        assertThat(Compatibility.violations(Schemas.of(Topic.WAREHOUSE), newer))
                .containsExactly("field /description is now required");
    }

    @Test
    void the_gate_stops_a_changed_word_of_a_nested_enumeration() {
        ObjectNode newer = Schemas.of(Topic.TENANT);
        ArrayNode words = (ArrayNode) newer.path("properties")
                .path("settings")
                .path("properties")
                .path("salesSource")
                .path("enum");
        words.removeAll().add("orders");

        assertThat(Compatibility.violations(Schemas.of(Topic.TENANT), newer))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("enum of /settings/salesSource");
    }
}
