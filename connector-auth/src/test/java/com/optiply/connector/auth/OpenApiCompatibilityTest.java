package com.optiply.connector.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.model.ChangedOperation;

/** Callers of the released API go on working: within v1 only additions. On a release {@code openapi.yaml} is copied to the released one. */
class OpenApiCompatibilityTest {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Path RELEASED = Path.of("src/test/resources/released/openapi.yaml");

    @Test
    void the_api_has_everything_the_released_one_has() throws IOException {
        assertThat(breaks(Files.readString(RELEASED), Files.readString(Path.of("openapi.yaml"))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a path is gone        | /api/v1/tenants/{id}/checks: | /api/v1/tenants/{id}/inspections:",
                "a field of an answer  | redirectUrl:                 | redirectAddress:",
                "a type of an answer   | revision:\\n *type: integer  | revision:\\n          type: string",
                "a parameter           | name: size\\n *in: query      | name: count\\n        in: query",
            })
    void what_breaks_a_caller_is_found(String what, String released, String broken) throws IOException {
        String text = Files.readString(RELEASED);
        String changed = text.replaceAll(
                released.strip().replace("{", "\\{").replace("}", "\\}"),
                broken.strip().replace("\\n", "\n"));
        assertThat(changed).as(what).isNotEqualTo(text);

        assertThat(breaks(text, changed)).as(what).isNotEmpty();
    }

    /** What a caller of the first document would miss or misread in the second one. */
    private static List<String> breaks(String before, String after) throws IOException {
        List<String> found = new ArrayList<>(missingFields(before, after));
        ChangedOpenApi difference = OpenApiCompare.fromContents(asOpenApi30(before), asOpenApi30(after));
        if (difference.isIncompatible()) {
            difference.getMissingEndpoints().forEach(gone -> found.add("missing " + gone));
            difference.getChangedOperations().stream()
                    .filter(ChangedOperation::isIncompatible)
                    .forEach(changed -> found.add(changed.getHttpMethod() + " " + changed.getPathUrl()));
        }
        return found;
    }

    /** The comparison takes every field that is not required for one that may go; callers read those too. */
    private static List<String> missingFields(String before, String after) throws IOException {
        JsonNode now = YAML.readTree(after).at("/components/schemas");
        List<String> missing = new ArrayList<>();
        YAML.readTree(before).at("/components/schemas").properties().forEach(schema -> schema.getValue()
                .path("properties")
                .fieldNames()
                .forEachRemaining(field -> {
                    if (now.path(schema.getKey()).path("properties").path(field).isMissingNode()) {
                        missing.add(schema.getKey() + "." + field);
                    }
                }));
        return missing;
    }

    /** The comparison does not look into the lists of types that OpenAPI 3.1 has for what may be null; 3.0 says the same with one type. */
    private static String asOpenApi30(String yaml) throws IOException {
        ObjectNode document = (ObjectNode) YAML.readTree(yaml);
        document.put("openapi", "3.0.3");
        oneType(document);
        return YAML.writeValueAsString(document);
    }

    private static void oneType(JsonNode node) {
        if (node instanceof ObjectNode schema && schema.path("type").isArray()) {
            String type = schema.path("type").path(0).asText();
            schema.put("type", type).put("nullable", true);
            if (schema.remove("anyOf") instanceof ArrayNode choice) {
                schema.remove("type");
                schema.putArray("allOf").add(choice.path(0));
            }
        }
        node.forEach(OpenApiCompatibilityTest::oneType);
    }
}
