package com.optiply.connector.poller.lane;

import com.optiply.connector.model.progress.PollCursor;
import com.optiply.connector.poller.publish.ControlRecords;
import com.optiply.connector.poller.publish.OutgoingRecord;
import com.optiply.connector.poller.stream.RowMapper;
import java.util.List;
import java.util.Optional;

/**
 * What a stream's rows have told of the tenant's ways, such as the signs of its invoices, in a cursor of its own, {@code sales-invoices.learned}: it is written
 * in the transaction of the page that told it, so that the next owner, and a repair, read the same row in the same way.
 */
final class LearnedNote {

    private static final String SUFFIX = ".learned";

    private final LaneParts parts;

    LearnedNote(LaneParts parts) {
        this.parts = parts;
    }

    /** The stream's mapper, with what was learned before. */
    RowMapper mapper(Reading reading) {
        long learned = stored(reading).map(PollCursor::position).orElse(0L);
        return reading.stream().mapper().remembering(learned);
    }

    /** To be written with the page from which it was learned; empty when it is no news. */
    Optional<PollCursor> news(Reading reading, RowMapper mapper) {
        long before = stored(reading).map(PollCursor::position).orElse(0L);
        return mapper.learned() == before
                ? Optional.empty()
                : Optional.of(reading.cursor().beside(SUFFIX, mapper.learned(), 0, reading.now()));
    }

    List<OutgoingRecord> records(Optional<PollCursor> news) {
        return news.map(ControlRecords::cursor).stream().toList();
    }

    void written(Optional<PollCursor> news) {
        news.ifPresent(parts.cursors()::put);
    }

    private Optional<PollCursor> stored(Reading reading) {
        PollCursor cursor = reading.cursor();
        return parts.cursors()
                .get(cursor.tenantId(), cursor.stream() + SUFFIX)
                .filter(note -> note.incarnation().equals(cursor.incarnation()))
                .filter(note -> note.division() == cursor.division());
    }
}
