package com.optiply.connector.helm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value of the chart as {@code values.yaml} describes it.
 *
 * @param path        keys joined by dots
 * @param standard    its default
 * @param description the comment above it
 * @param rules       the words after {@code @}: {@code type}, {@code enum}, {@code pattern}, {@code min}, {@code max}, {@code items}
 */
record ChartValue(String path, JsonNode standard, String description, Map<String, String> rules) {

    private static final Pattern KEY = Pattern.compile("^( *)([A-Za-z]\\w*):.*$");
    private static final Pattern RULE = Pattern.compile("^ *# @(\\w+) (.*)$");
    private static final Pattern COMMENT = Pattern.compile("^ *# (.*)$");

    /** All values in the order of the file; a map is one value when it says {@code @type object}, otherwise its keys are. */
    static List<ChartValue> all() {
        return new Reader(Chart.yaml(Chart.VALUES)).read(Chart.text(Chart.VALUES));
    }

    /** JSON Schema's words for it, for instance {@code integer,null}. */
    String type() {
        return rules.containsKey("type") ? rules.get("type") : typeOf(standard);
    }

    private String typeOf(JsonNode content) {
        return switch (content.getNodeType()) {
            case BOOLEAN -> "boolean";
            case NUMBER -> "integer";
            case ARRAY -> "array";
            case STRING -> "string";
            default -> throw new IllegalStateException(path + " needs a @type");
        };
    }

    /** Goes through the lines, because comments are no part of what a parser of YAML gives. */
    private static final class Reader {

        private final JsonNode tree;
        private final List<ChartValue> values = new ArrayList<>();
        private final Deque<String> keys = new ArrayDeque<>();
        private final List<String> comments = new ArrayList<>();
        private final Map<String, String> rules = new TreeMap<>();
        private int skipDeeperThan = Integer.MAX_VALUE;

        Reader(JsonNode tree) {
            this.tree = tree;
        }

        List<ChartValue> read(String text) {
            text.lines().forEach(this::line);
            return values;
        }

        private void line(String line) {
            Matcher rule = RULE.matcher(line);
            Matcher comment = COMMENT.matcher(line);
            Matcher key = KEY.matcher(line);
            if (rule.matches()) {
                rules.put(rule.group(1), rule.group(2));
            } else if (comment.matches()) {
                comments.add(comment.group(1));
            } else if (key.matches() && key.group(1).length() / 2 <= skipDeeperThan) {
                key(key.group(1).length() / 2, key.group(2));
                comments.clear();
                rules.clear();
            } else {
                comments.clear();
                rules.clear();
            }
        }

        private void key(int depth, String name) {
            while (keys.size() > depth) {
                keys.removeLast();
            }
            keys.addLast(name);
            String path = String.join(".", keys);
            JsonNode standard = tree.at("/" + path.replace('.', '/'));
            boolean section = standard.isObject() && !rules.containsKey("type");
            skipDeeperThan = section ? Integer.MAX_VALUE : depth;
            if (!section) {
                values.add(new ChartValue(path, standard, String.join(" ", comments), new TreeMap<>(rules)));
            }
        }
    }
}
