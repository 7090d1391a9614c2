package com.optiply.connector.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A kind of somebody else's: what the chart uses of it, in depth, written by hand from its documentation. A field that is not in it is none. */
record CustomKind(JsonSchema schema) {

    private static final Path FOLDER = Path.of("src/test/resources/custom");

    static boolean isOne(JsonNode object) {
        return Files.exists(file(object));
    }

    static CustomKind of(JsonNode object) {
        return new CustomKind(JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(Chart.yaml(file(object))));
    }

    /** @return what is wrong with an object, with its place; empty when all is well */
    List<String> problems(JsonNode object) {
        return schema.validate(object).stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }

    private static Path file(JsonNode object) {
        return FOLDER.resolve(object.path("kind").asText() + ".yaml");
    }
}
