package com.optiply.connector.local.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * One thing in which Optiply is not as it must be.
 *
 * @param kind what sort of record
 * @param key  which one
 * @param what in words, with what is expected and what is there
 */
public record Difference(Kind kind, String key, String what) {

    /** @return everything in which {@code actual} differs from {@code expected}; only attributes that the expectation names are compared */
    public static List<Difference> between(Picture expected, Picture actual) {
        List<Difference> found = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            SortedMap<String, SortedMap<String, String>> wanted = expected.of(kind);
            SortedMap<String, SortedMap<String, String>> there = actual.of(kind);
            wanted.forEach((key, attributes) -> found.addAll(compare(kind, key, attributes, there.get(key))));
            there.keySet().stream()
                    .filter(key -> !wanted.containsKey(key))
                    .forEach(key -> found.add(new Difference(kind, key, "must not be there: " + there.get(key))));
        }
        return List.copyOf(found);
    }

    /** @return differences of one record; {@code there} null means that Optiply has none */
    static List<Difference> compare(Kind kind, String key, Map<String, String> wanted, Map<String, String> there) {
        if (there == null) {
            return List.of(new Difference(kind, key, "is missing, expected " + wanted));
        }
        List<Difference> found = new ArrayList<>();
        wanted.forEach((name, value) -> {
            String actual = there.getOrDefault(name, Picture.NULL);
            if (!value.equals(actual)) {
                found.add(new Difference(kind, key, name + " is " + actual + ", expected " + value));
            }
        });
        return found;
    }

    @Override
    public String toString() {
        return kind.type() + " " + key + ": " + what;
    }
}
