package com.optiply.connector.poller.lane;

import com.optiply.connector.model.progress.PollCursor;
import com.optiply.connector.model.progress.Problem;
import com.optiply.connector.model.tenant.Tenant;
import com.optiply.connector.poller.cursor.CursorTable;
import com.optiply.connector.poller.publish.ControlRecords;
import com.optiply.connector.poller.publish.OutgoingRecord;
import com.optiply.connector.poller.stream.Stream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whether the list of deletions is worth anything: reading it may take a right of its own that Exact's function does not know (Exact reference, section 3.8),
 * and without that it looks as if nothing were ever deleted. When a comparison finds rows that Exact has no more while not one deletion was ever read, it is
 * told, from a cursor of its own, {@code deletions.unverified}, until one is.
 */
final class DeletionDoubt {

    private static final String SUFFIX = ".unverified";
    private static final String DELETIONS = Stream.DELETIONS.label();

    private final CursorTable cursors;

    DeletionDoubt(CursorTable cursors) {
        this.cursors = cursors;
    }

    /** What is to be noted of a comparison that found so many rows beyond Exact; empty when that says nothing of the list of deletions. */
    Optional<PollCursor> of(Tenant tenant, long beyond, Instant now) {
        return cursors.get(tenant.tenantId(), DELETIONS)
                .filter(cursor -> beyond > 0 && isSilent(cursor))
                .filter(cursor -> cursor.incarnation().equals(tenant.incarnation()))
                .filter(cursor -> cursor.division() == tenant.division())
                .map(cursor -> cursor.beside(SUFFIX, beyond, 0, now));
    }

    List<OutgoingRecord> records(Optional<PollCursor> note) {
        return note.map(ControlRecords::cursor).stream().toList();
    }

    /** What an operator should know of the list of deletions. @param cursor of any stream */
    Optional<Problem> problem(PollCursor cursor) {
        if (!cursor.stream().equals(DELETIONS) || !isSilent(cursor)) {
            return Optional.empty();
        }
        return cursors.get(cursor.tenantId(), DELETIONS + SUFFIX)
                .filter(note -> note.incarnation().equals(cursor.incarnation()))
                .filter(note -> note.division() == cursor.division() && note.epoch() == cursor.epoch())
                .map(note -> new Problem(
                        "deletions-unverified",
                        "A comparison found " + note.position()
                                + " rows that Exact has no more, but its list of deletions has never shown any",
                        "Check that the Exact user may retrieve deleted records through web services.",
                        note.updated()));
    }

    private static boolean isSilent(PollCursor cursor) {
        return cursor.firstLoadComplete() && cursor.rows() == 0;
    }
}
