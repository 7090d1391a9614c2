package com.optiply.connector.poller.lane;

import com.optiply.connector.model.envelope.Origin;
import com.optiply.connector.poller.publish.OutgoingRecord;
import com.optiply.connector.poller.publish.PublishOutcome;
import com.optiply.connector.poller.stream.RowMapper;
import com.optiply.connector.poller.stream.Stream;
import com.optiply.connector.poller.wire.BadRow;
import com.optiply.connector.poller.wire.ExactPage;
import com.optiply.connector.poller.wire.ExactRow;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;

/** Publishes again what a comparison found the topic to lack, page by page from the lowest row version on. Used by one comparison alone. */
final class Repair {

    private final LaneParts parts;
    private final Stream stream;
    private final TreeSet<Long> lacking;
    private int repaired;
    private long unreadable;

    /** @param lacking row versions; it takes them over */
    Repair(LaneParts parts, Stream stream, TreeSet<Long> lacking) {
        this.parts = parts;
        this.stream = stream;
        this.lacking = lacking;
    }

    boolean isDone() {
        return lacking.isEmpty();
    }

    /** Where the next rows are; to be asked for only before it is done. */
    String target() {
        return stream.path() + "?$filter=Timestamp%20gt%20" + (lacking.first() - 1) + "L&$select="
                + String.join(",", stream.mapper().fields());
    }

    /** Rows that were published. */
    int repaired() {
        return repaired;
    }

    /** Rows that cannot be published, because they cannot be read: the topic does not lack them. They were reported when they came. */
    long unreadable() {
        return unreadable;
    }

    /** Publishes what is lacking of a page. */
    Step take(Reading reading, ExactPage page) {
        RowMapper mapper = new LearnedNote(parts).mapper(reading).forPage(page.rows());
        List<OutgoingRecord> records = new ArrayList<>();
        long highest = lacking.first();
        int published = 0;
        int passedOver = 0;
        for (ExactRow row : page.rows()) {
            OptionalLong version = versionOf(row);
            if (version.isPresent() && lacking.contains(version.getAsLong())) {
                List<OutgoingRecord> again = again(reading, mapper, row, version.getAsLong());
                published += again.isEmpty() ? 0 : 1;
                passedOver += again.isEmpty() ? 1 : 0;
                records.addAll(again);
            }
            highest = Math.max(highest, version.orElse(highest));
        }
        // The cursor stands where it stood: another record of it would be the same one once more.
        if (!records.isEmpty()) {
            PublishOutcome outcome = parts.publisher().publishAll(records);
            if (!(outcome instanceof PublishOutcome.Committed)) {
                return Step.of(outcome, reading.cursor());
            }
        }
        repaired += published;
        unreadable += passedOver;
        // A row with a newer version than when it was compared comes by itself.
        lacking.headSet(highest, true).clear();
        return new Step.Read(reading.cursor(), records.size(), !isDone());
    }

    private static List<OutgoingRecord> again(Reading reading, RowMapper mapper, ExactRow row, long version) {
        try {
            return mapper.map(row).stream()
                    .filter(event -> reading.topics().contains(event.topic()))
                    .map(event -> reading.event(event, version, "", Origin.RECONCILE))
                    .toList();
        } catch (BadRow e) {
            return List.of();
        }
    }

    private static OptionalLong versionOf(ExactRow row) {
        try {
            return OptionalLong.of(row.needLong("Timestamp"));
        } catch (BadRow e) {
            return OptionalLong.empty();
        }
    }
}
