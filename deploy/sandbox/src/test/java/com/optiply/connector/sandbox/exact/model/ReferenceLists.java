package com.optiply.connector.sandbox.exact.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The property lists of the Exact reference as it prints them, read from {@code exact/reference-properties.txt}.
 *
 * @param printed by entity: {@code name:type}, with {@code *} behind a key and {@code !} behind a mandatory one
 * @param alike entities whose list is given by naming another one: {@code name:type} without marks
 * @param counts how many properties the reference says that a printed list has
 */
record ReferenceLists(Map<String, Set<String>> printed, Map<String, Set<String>> alike, Map<String, Integer> counts) {

    static ReferenceLists read() throws IOException {
        ReferenceLists lists = new ReferenceLists(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
        Set<String> open = Set.of();
        for (String line : lines()) {
            List<String> words = List.of(line.strip().split(" "));
            switch (words.getFirst()) {
                case "list" -> {
                    open = new TreeSet<>();
                    lists.printed.put(words.get(1), open);
                    lists.counts.put(words.get(1), Integer.valueOf(words.get(3)));
                }
                case "like" -> {
                    open = new TreeSet<>();
                    for (String property : lists.printed.get(words.get(3))) {
                        open.add(unmarked(property));
                    }
                    lists.alike.put(words.get(1), open);
                }
                case "minus" -> properties(words.subList(1, words.size())).forEach(gone(open));
                case "plus" -> open.addAll(properties(words.subList(1, words.size())));
                default -> open.addAll(properties(words));
            }
        }
        return lists;
    }

    private static Consumer<String> gone(Set<String> open) {
        return property -> {
            if (!open.remove(property)) {
                throw new IllegalStateException(property + " is not in the list it is taken from");
            }
        };
    }

    /** A property without its marks. */
    static String unmarked(String property) {
        return property.replace("*", "").replace("!", "");
    }

    /** A type and its names, as {@code name:type} with the marks at the end. */
    private static List<String> properties(List<String> words) {
        List<String> properties = new ArrayList<>();
        for (String word : words.subList(1, words.size())) {
            String name = unmarked(word);
            properties.add(name + ":" + words.getFirst() + word.substring(name.length()));
        }
        return properties;
    }

    private static List<String> lines() throws IOException {
        try (InputStream in = ReferenceLists.class.getResourceAsStream("/exact/reference-properties.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }
}
