package com.optiply.connector.helm;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;

/** The values as JSON Schema, which Helm checks before it renders, and as tables for the README. */
final class ValuesSchema {

    private ValuesSchema() {}

    static String json(List<ChartValue> values) throws IOException {
        ObjectNode root = section();
        root.put("$schema", "http://json-schema.org/draft-07/schema#");
        root.put("title", "Values of exact-optiply-connector");
        // Helm hands it to every chart that is part of another one.
        root.withObject("/properties/global").put("type", "object");
        for (ChartValue value : values) {
            ObjectNode at = root;
            String[] keys = value.path().split("\\.");
            for (int i = 0; i < keys.length - 1; i++) {
                ObjectNode properties = (ObjectNode) at.get("properties");
                at = properties.has(keys[i]) ? (ObjectNode) properties.get(keys[i]) : properties.putObject(keys[i]);
                if (at.isEmpty()) {
                    at.setAll(section());
                }
            }
            ((ObjectNode) at.get("properties")).set(keys[keys.length - 1], property(value));
        }
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentArraysWith(new DefaultIndenter("  ", "\n"));
        return Chart.JSON.writer(printer).writeValueAsString(root) + "\n";
    }

    static String tables(List<ChartValue> values) {
        StringBuilder text = new StringBuilder();
        String group = "";
        for (ChartValue value : values) {
            String first = value.path().split("\\.")[0];
            String own = value.path().contains(".") ? first : "general";
            if (!own.equals(group)) {
                group = own;
                text.append("\n### ").append(group).append("\n\n| value | meaning | default |\n|---|---|---|\n");
            }
            text.append("| `%s` | %s%s | `%s` |\n"
                    .formatted(value.path(), value.description(), choices(value), value.standard())
                    .replace("`\"\"`", "–")
                    .replace("`\"", "`")
                    .replace("\"`", "`"));
        }
        return text.toString();
    }

    private static String choices(ChartValue value) {
        return value.rules().containsKey("enum")
                ? " One of `" + value.rules().get("enum").replace(",", "`, `") + "`."
                : "";
    }

    private static ObjectNode section() {
        ObjectNode section = Chart.JSON.createObjectNode();
        section.put("type", "object");
        section.put("additionalProperties", false);
        section.putObject("properties");
        return section;
    }

    private static JsonNode property(ChartValue value) {
        ObjectNode property = Chart.JSON.createObjectNode();
        property.put("description", value.description());
        String[] types = value.type().split(",");
        if (types.length == 1) {
            property.put("type", types[0]);
        } else {
            ArrayNode all = property.putArray("type");
            for (String type : types) {
                all.add(type);
            }
        }
        value.rules().forEach((rule, text) -> {
            switch (rule) {
                case "type" -> {}
                case "enum" -> {
                    ArrayNode choices = property.putArray("enum");
                    for (String choice : text.split(",")) {
                        choices.add(choice);
                    }
                }
                case "pattern" -> property.put("pattern", text);
                case "min" -> property.put("minimum", Integer.parseInt(text));
                case "max" -> property.put("maximum", Integer.parseInt(text));
                case "items" -> property.putObject("items").put("type", text);
                default -> throw new IllegalStateException(value.path() + " has an unknown rule @" + rule);
            }
        });
        property.set("default", value.standard());
        return property;
    }
}
