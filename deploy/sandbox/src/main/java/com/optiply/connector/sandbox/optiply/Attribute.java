package com.optiply.connector.sandbox.optiply;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** An attribute of a type and its rules. */
record Attribute(String name, Kind kind, Map<String, String> rules) {

    /** What a value is. */
    enum Kind {
        STRING,
        INTEGER,
        /** Stored as decimal with two digits, read back as a text (Optiply reference §2). */
        DECIMAL,
        BOOLEAN,
        DATE_TIME,
        STRINGS,
        /** The id of another record: an integer or a numeric text. */
        ID
    }

    /** Reads {@code name type rule rule=value …}. */
    static Attribute of(List<String> words) {
        Map<String, String> rules = new HashMap<>();
        for (String rule : words.subList(2, words.size())) {
            int equals = rule.indexOf('=');
            rules.put(equals < 0 ? rule : rule.substring(0, equals), equals < 0 ? "" : rule.substring(equals + 1));
        }
        Kind kind = Kind.valueOf(words.get(1).toUpperCase(Locale.ROOT).replace('-', '_'));
        return new Attribute(words.get(0), kind, Map.copyOf(rules));
    }

    boolean required() {
        return rules.containsKey("required");
    }

    boolean readOnly() {
        return rules.containsKey("readonly");
    }

    boolean has(String rule) {
        return rules.containsKey(rule);
    }

    Optional<BigDecimal> number(String rule) {
        return Optional.ofNullable(rules.get(rule)).map(BigDecimal::new);
    }

    List<String> words() {
        return has("one-of") ? List.of(rules.get("one-of").split(",")) : List.of();
    }

    Optional<Object> standard() {
        return Optional.ofNullable(rules.get("default")).map(text -> switch (kind) {
            case BOOLEAN -> (Object) Boolean.valueOf(text);
            case INTEGER -> Long.valueOf(text);
            default -> text;
        });
    }
}
