package com.optiply.connector.poller.lane;

import com.optiply.connector.model.tenant.StreamCommand;
import com.optiply.connector.model.topic.Topic;
import com.optiply.connector.poller.deletion.DeletionBrake;
import com.optiply.connector.poller.exact.Failure;
import com.optiply.connector.poller.replay.PublishedRows;
import com.optiply.connector.poller.stream.RowEvent;
import com.optiply.connector.poller.stream.Stream;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Applies the brake to the rows of {@code sync/Deleted}, over all pages of one run. What is there is counted on our own topic, and only when a page deletes so
 * many rows that it matters; deletions of rows that were never published do not count.
 */
final class DeletionGuard {

    private final PublishedRows published;
    private final int partition;
    private final Map<Topic, Integer> goneInRun = new EnumMap<>(Topic.class);

    DeletionGuard(PublishedRows published, int partition) {
        this.published = published;
        this.partition = partition;
    }

    /**
     * The part of a page that may be published.
     *
     * @param upTo highest row version that may go
     * @param held why the rest may not; empty when there is no rest
     */
    record Passed(long upTo, Optional<Failure> held) {}

    void newRun() {
        goneInRun.clear();
    }

    /** @throws org.apache.kafka.common.KafkaException when our own topic cannot be read */
    Passed check(Reading reading, List<MappedRow> rows) {
        if (reading.stream() != Stream.DELETIONS) {
            return new Passed(Long.MAX_VALUE, Optional.empty());
        }
        long confirmed = reading.command()
                .map(StreamCommand::deletionsConfirmedUpTo)
                .map(Long::longValue)
                .orElse(-1L);
        long last = rows.isEmpty() ? 0 : rows.getLast().seen().row();
        for (Topic topic : reading.topics()) {
            Set<String> going = rows.stream()
                    .filter(row -> row.seen().row() > confirmed)
                    .flatMap(row -> row.events().stream())
                    .filter(event -> event.topic() == topic)
                    .map(RowEvent::entityId)
                    .collect(Collectors.toSet());
            int before = goneInRun.getOrDefault(topic, 0);
            if (before + going.size() > DeletionBrake.HARMLESS) {
                Set<String> live = published.liveIds(topic, owner(reading));
                going.retainAll(live);
                if (DeletionBrake.holds(before + going.size(), before + live.size())) {
                    Failure held = LaneFailures.held(topic.stem(), going.size(), live.size(), last);
                    return new Passed(confirmed, Optional.of(held));
                }
            }
            goneInRun.put(topic, before + going.size());
        }
        return new Passed(Long.MAX_VALUE, Optional.empty());
    }

    private PublishedRows.Owner owner(Reading reading) {
        return new PublishedRows.Owner(
                reading.tenant().tenantId(),
                reading.tenant().incarnation(),
                reading.tenant().division(),
                partition);
    }
}
