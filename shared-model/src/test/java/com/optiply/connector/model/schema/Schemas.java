package com.optiply.connector.model.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import com.optiply.connector.model.TenantId;
import com.optiply.connector.model.json.EventJson;
import com.optiply.connector.model.topic.Topic;

/** Makes the JSON Schema (2020-12) of a topic's value from its record. */
final class Schemas {

    private static final SchemaGenerator GENERATOR = generator();

    private Schemas() {}

    static ObjectNode of(Topic topic) {
        ObjectNode generated = GENERATOR.generateSchema(topic.valueType());
        ObjectNode schema = EventJson.mapper().createObjectNode();
        schema.set("$schema", generated.get("$schema"));
        schema.put("$id", topic.schemaId());
        schema.put("title", topic.valueType().getSimpleName());
        schema.put("description", "One record is " + topic.meaning() + ". Key: " + topic.keyForm() + ".");
        generated.remove("$schema");
        schema.setAll(generated);
        return schema;
    }

    private static SchemaGenerator generator() {
        SchemaGeneratorConfigBuilder config = new SchemaGeneratorConfigBuilder(
                        EventJson.mapper(), SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(
                        Option.EXTRA_OPEN_API_FORMAT_VALUES,
                        Option.INLINE_ALL_SCHEMAS,
                        Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES)
                .with(new JacksonModule(
                        JacksonOption.RESPECT_JSONPROPERTY_REQUIRED, JacksonOption.FLATTENED_ENUMS_FROM_JSONVALUE));
        // In the order of the record, as a reader expects.
        config.forTypesInGeneral().withPropertySorter((_, _) -> 0);
        config.forTypesInGeneral().withCustomDefinitionProvider((type, context) -> {
            if (type.getErasedType() != TenantId.class) {
                return null;
            }
            JsonNode slug = EventJson.mapper()
                    .createObjectNode()
                    .put("type", "string")
                    .put("pattern", "^" + TenantId.PATTERN + "$");
            return new CustomDefinition((ObjectNode) slug);
        });
        return new SchemaGenerator(config.build());
    }
}
