package com.optiply.connector.writer.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Attributes of an Optiply record by name: text, whole numbers, decimals, booleans, or null for "empty". Compared by meaning: 2, 2.0 and "2.00" read back from
 * Optiply are the same price, because decimals come back as text (Optiply reference, section 2).
 */
public record Attributes(SortedMap<String, Object> values) {

    public static final Attributes NONE = new Attributes(new TreeMap<>());

    public Attributes {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    public static Attributes of(Map<String, ?> values) {
        return new Attributes(new TreeMap<>(values));
    }

    public Object get(String name) {
        return values.get(name);
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /**
     * What has to be sent so that a record with the other attributes gets these.
     *
     * @param unknown names whose value in Optiply is not known, sent in any case
     */
    public Attributes changedFrom(Attributes acknowledged, Set<String> unknown) {
        SortedMap<String, Object> changed = new TreeMap<>();
        values.forEach((name, value) -> {
            if (unknown.contains(name) || !same(value, acknowledged.get(name))) {
                changed.put(name, value);
            }
        });
        return new Attributes(changed);
    }

    /** @return these, replaced and extended by the others */
    public Attributes with(Attributes others) {
        SortedMap<String, Object> merged = new TreeMap<>(values);
        merged.putAll(others.values);
        return new Attributes(merged);
    }

    public Attributes without(Collection<String> names) {
        SortedMap<String, Object> rest = new TreeMap<>(values);
        rest.keySet().removeAll(names);
        return new Attributes(rest);
    }

    /** @return those that have a value; a POST leaves the others out */
    public Attributes present() {
        SortedMap<String, Object> present = new TreeMap<>(values);
        present.values().removeIf(value -> value == null);
        return new Attributes(present);
    }

    /** @return those that the record read from Optiply has as well */
    public Attributes confirmedBy(JsonNode read) {
        SortedMap<String, Object> confirmed = new TreeMap<>();
        values.forEach((name, value) -> {
            if (sameAsRead(name, value, plain(read.path(name)))) {
                confirmed.put(name, value);
            }
        });
        return new Attributes(confirmed);
    }

    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        values.forEach((name, value) -> json.set(name, node(value)));
        return json;
    }

    public static Attributes fromJson(JsonNode json) {
        SortedMap<String, Object> values = new TreeMap<>();
        json.properties().forEach(entry -> values.put(entry.getKey(), plain(entry.getValue())));
        return new Attributes(values);
    }

    /** Whether two values mean the same; a number equals its text. */
    static boolean same(Object one, Object other) {
        if (one == null || other == null) {
            return one == other;
        }
        if (one instanceof Number || other instanceof Number) {
            BigDecimal left = number(one);
            BigDecimal right = number(other);
            return left != null && right != null && left.compareTo(right) == 0;
        }
        return one.equals(other);
    }

    /**
     * Whether Optiply shows what it was sent. It may show a status in the other case (Optiply reference, conflict C2), but nothing else, and a time written otherwise.
     */
    public static boolean sameAsRead(String name, Object sent, Object read) {
        if (sent instanceof String one && read instanceof String other) {
            Optional<Instant> time = instant(one);
            return time.isPresent() ? time.equals(instant(other)) : sameText(name, one, other);
        }
        return same(sent, read);
    }

    private static boolean sameText(String name, String sent, String read) {
        return name.equals("status") ? sent.equalsIgnoreCase(read) : sent.equals(read);
    }

    /** The moment a text names, if it names one. */
    public static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static BigDecimal number(Object value) {
        try {
            return new BigDecimal(value.toString());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static JsonNode node(Object value) {
        return switch (value) {
            case null -> JsonNodeFactory.instance.nullNode();
            case String text -> JsonNodeFactory.instance.textNode(text);
            case Boolean truth -> JsonNodeFactory.instance.booleanNode(truth);
            case BigDecimal decimal -> JsonNodeFactory.instance.numberNode(decimal);
            case Number whole -> JsonNodeFactory.instance.numberNode(whole.longValue());
            default -> throw new IllegalArgumentException("No attribute value: " + value.getClass());
        };
    }

    private static Object plain(JsonNode node) {
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return node.longValue();
        }
        if (node.isNumber()) {
            return node.decimalValue();
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        return node.isNull() || node.isMissingNode() ? null : node.asText();
    }
}
