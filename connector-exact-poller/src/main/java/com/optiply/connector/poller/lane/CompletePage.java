package com.optiply.connector.poller.lane;

import com.optiply.connector.model.json.EventJson;
import com.optiply.connector.poller.publish.ContentHash;
import com.optiply.connector.poller.publish.OutgoingRecord;
import com.optiply.connector.poller.replay.PublishedRow;
import com.optiply.connector.poller.stream.RowEvent;
import com.optiply.connector.poller.wire.BadRow;
import com.optiply.connector.poller.wire.ExactPage;
import com.optiply.connector.poller.wire.ExactRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A page of a complete read, compared with what was published: only what differs goes out.
 *
 * @param records changed rows and dead letters
 * @param changed the rows as they will have been published
 */
record CompletePage(List<OutgoingRecord> records, Map<String, PublishedRow> changed) {

    static CompletePage of(
            Reading reading,
            ExactPage page,
            CompleteRun run,
            Map<String, PublishedRow> published,
            DeadLetters letters,
            UnknownFields unknown) {
        List<OutgoingRecord> records = new ArrayList<>();
        Map<String, PublishedRow> changed = new HashMap<>();
        for (ExactRow row : page.rows()) {
            try {
                unknown.look(row);
                run.saw(row.needId("ID").toString());
            } catch (BadRow e) {
                run.flawed();
            }
            try {
                for (RowEvent event : reading.stream().mapper().map(row)) {
                    compare(reading, (RowEvent.Changed) event, run, published, records, changed);
                }
            } catch (BadRow e) {
                letters.of(reading, row, e).ifPresent(records::add);
            }
        }
        return new CompletePage(records, changed);
    }

    private static void compare(
            Reading reading,
            RowEvent.Changed event,
            CompleteRun run,
            Map<String, PublishedRow> published,
            List<OutgoingRecord> records,
            Map<String, PublishedRow> changed) {
        String hash = ContentHash.of(EventJson.write(event.value()));
        PublishedRow before = published.get(event.entityId());
        boolean same = before != null && before.hash().equals(hash);
        if (same && !isReload(reading)) {
            return;
        }
        long version = same ? before.row() : version(reading, event, run, before);
        records.add(reading.event(event, version, hash, reading.origin()));
        changed.put(event.entityId(), new PublishedRow(version, hash));
    }

    /** A resync publishes everything again. */
    private static boolean isReload(Reading reading) {
        return reading.cursor().resync() > 0 && !reading.cursor().firstLoadComplete();
    }

    /**
     * The time of the last change, but later than what was published of the row: also than its deletion, if it was away for a while, whose version is the time
     * of a complete read.
     */
    private static long version(Reading reading, RowEvent.Changed event, CompleteRun run, PublishedRow before) {
        long modified = event.time().map(Instant::toEpochMilli).orElse(run.startedAt());
        long after;
        if (before != null) {
            after = before.row();
        } else if (isReload(reading)) {
            after = run.startedAt();
        } else {
            after = reading.cursor().position();
        }
        return Math.max(Math.max(modified, 0), after == 0 ? 0 : after + 1);
    }
}
