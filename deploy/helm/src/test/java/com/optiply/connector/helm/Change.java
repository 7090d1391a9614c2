package com.optiply.connector.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.stream.Stream;

/** Another content for a value that its schema allows. */
final class Change {

    private static final List<String> TEXTS = List.of(
            "changed",
            "changed.example.com:1234",
            "https://changed.example.com",
            "jdbc:postgresql://changed.example.com/changed",
            "sha256:" + "1".repeat(64),
            "77s",
            "0.5",
            "http://changed.example.com:4321");

    private Change() {}

    static JsonNode of(ChartValue value, JsonNode now) {
        return switch (value.type()) {
            case "boolean" -> BooleanNode.valueOf(!now.asBoolean());
            case "integer", "integer,null" -> IntNode.valueOf(number(value, now.asInt(4321)));
            case "string" -> TextNode.valueOf(text(value, now.asText()));
            case "array" -> array(value, (ArrayNode) now);
            case "object" -> ((ObjectNode) now.deepCopy()).put("changed", "yes");
            default -> throw new IllegalStateException(value.path() + " is of type " + value.type());
        };
    }

    private static int number(ChartValue value, int now) {
        int largest = Integer.parseInt(value.rules().getOrDefault("max", Integer.toString(Integer.MAX_VALUE)));
        return now < largest ? now + 1 : now - 1;
    }

    private static String text(ChartValue value, String now) {
        Stream<String> choices = value.rules().containsKey("enum")
                ? Stream.of(value.rules().get("enum").split(","))
                : TEXTS.stream().filter(text -> text.matches(value.rules().getOrDefault("pattern", ".*")));
        return choices.filter(text -> !text.equals(now)).findFirst().orElseThrow();
    }

    private static JsonNode array(ChartValue value, ArrayNode now) {
        ArrayNode changed = now.deepCopy();
        return switch (value.rules().get("items")) {
            case "string" -> changed.add("changed");
            case "integer" -> changed.add(1234);
            case "object" -> changed.add(JsonNodeFactory.instance.objectNode().put("name", "changed"));
            case null, default -> throw new IllegalStateException(value.path() + " needs @items");
        };
    }
}
