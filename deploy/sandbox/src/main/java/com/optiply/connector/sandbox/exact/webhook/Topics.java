package com.optiply.connector.sandbox.exact.webhook;

import com.optiply.connector.sandbox.data.Blocks;
import com.optiply.connector.sandbox.data.Blocks.Block;
import com.optiply.connector.sandbox.exact.model.Property;
import com.optiply.connector.sandbox.exact.store.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Which change belongs to which topic (Exact reference §5.2). */
final class Topics {
    private static final int VAT_LINE = 9999;

    private final Map<String, Topic> topics = new LinkedHashMap<>();

    /**
     * A topic and its rows.
     *
     * @param unmarked names of properties whose change alone causes no event, with * for any text
     */
    private record Topic(String name, Optional<Source> headers, Optional<Source> lines, List<String> unmarked) {}

    /** Rows of a store and how an event names them. */
    private record Source(String store, String endpoint, String key) {}

    /** What an event tells of a row. */
    record Subject(String topic, String endpoint, String key) {}

    Topics() {
        for (Block block : Blocks.read("/exact/webhook-topics.txt")) {
            topics.put(
                    block.name(),
                    new Topic(block.name(), source(block, "of"), source(block, "lines"), block.all("unmarked")));
        }
    }

    boolean has(String name) {
        return topics.containsKey(name);
    }

    /** The topic of a row; line rows belong to the topic of their header. */
    Optional<Subject> of(Row row) {
        for (Topic topic : topics.values()) {
            Optional<Source> source = sourceOf(topic, row);
            if (source.isPresent()) {
                String key = Objects.toString(row.get(source.get().key), "");
                return Optional.of(new Subject(topic.name, source.get().endpoint, key));
            }
        }
        return Optional.empty();
    }

    /** Whether more changed than what a topic has no marker for. */
    boolean marked(Subject subject, Row before, Row after) {
        List<String> unmarked = topics.get(subject.topic).unmarked;
        return before.type().properties().values().stream()
                .filter(property -> !Objects.equals(before.get(property), after.get(property)))
                .map(Property::name)
                .anyMatch(name -> unmarked.stream().noneMatch(pattern -> fits(pattern, name)));
    }

    private static Optional<Source> sourceOf(Topic topic, Row row) {
        String store = row.type().name();
        boolean shared = topic.headers.map(Source::store).equals(topic.lines.map(Source::store));
        if (shared && topic.lines.isPresent() && topic.lines.get().store.equals(store)) {
            double line = row.number("LineNumber");
            return line == VAT_LINE ? Optional.empty() : line == 0 ? topic.headers : topic.lines;
        }
        return topic.headers
                .filter(source -> source.store.equals(store))
                .or(() -> topic.lines.filter(source -> source.store.equals(store)));
    }

    private static boolean fits(String pattern, String name) {
        if (pattern.startsWith("*")) {
            return name.length() >= pattern.length() && name.endsWith(pattern.substring(1));
        }
        return pattern.endsWith("*")
                ? name.startsWith(pattern.substring(0, pattern.length() - 1))
                : name.equals(pattern);
    }

    private static Optional<Source> source(Block block, String word) {
        return block.each(word).stream()
                .map(words -> new Source(words.get(0), words.get(1), words.get(2)))
                .findFirst();
    }
}
