package com.optiply.connector.poller.lane;

import com.optiply.connector.model.topic.Topic;
import com.optiply.connector.poller.deletion.DeletionBrake;
import com.optiply.connector.poller.stream.RowEvent;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What the deletions of one run would take away, over all its pages, before any of them is published. Rows that were never published do not count; which are
 * there is only looked up when so many go that it matters.
 */
final class DeletionCount {

    private final Map<Topic, Set<String>> going = new EnumMap<>(Topic.class);
    private final Map<Topic, Set<String>> there = new EnumMap<>(Topic.class);
    private int rows;
    private long highest = Long.MIN_VALUE;

    /** @param going rows of that topic that would go @param live rows of it that are there */
    record TooMany(Topic topic, int going, int live) {}

    /**
     * Counts another page.
     *
     * @param confirmed row version up to which an operator has confirmed: such rows do not count
     * @param live      ids of the rows of a topic that are there
     */
    void add(List<MappedRow> page, long confirmed, Function<Topic, Set<String>> live) {
        for (MappedRow row : page) {
            highest = Math.max(highest, row.seen().row());
            if (row.seen().row() > confirmed) {
                row.events().forEach(this::add);
            }
        }
        rows += page.size();
        going.forEach((topic, ids) -> {
            if (ids.size() > DeletionBrake.HARMLESS && !there.containsKey(topic)) {
                Set<String> known = live.apply(topic);
                ids.retainAll(known);
                there.put(topic, known);
            }
        });
    }

    private void add(RowEvent event) {
        Set<String> known = there.get(event.topic());
        if (known == null || known.contains(event.entityId())) {
            going.computeIfAbsent(event.topic(), topic -> new HashSet<>()).add(event.entityId());
        }
    }

    /** The first topic of which too much would go at once. */
    Optional<TooMany> tooMany() {
        return there.entrySet().stream()
                .map(entry -> new TooMany(
                        entry.getKey(),
                        going.get(entry.getKey()).size(),
                        entry.getValue().size()))
                .filter(count -> DeletionBrake.holds(count.going(), count.live()))
                .findFirst();
    }

    /** Rows of the pages, those that do not count among them. */
    int rows() {
        return rows;
    }

    /** Their highest row version. */
    long highest() {
        return highest;
    }
}
