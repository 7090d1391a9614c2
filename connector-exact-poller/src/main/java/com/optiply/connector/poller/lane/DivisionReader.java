package com.optiply.connector.poller.lane;

import com.optiply.connector.model.progress.PollCursor;
import com.optiply.connector.poller.exact.CallOutcome;
import com.optiply.connector.poller.exact.Failures;
import com.optiply.connector.poller.publish.PublishOutcome;
import com.optiply.connector.poller.stream.Stream;
import com.optiply.connector.poller.wire.BadRow;
import com.optiply.connector.poller.wire.ExactRow;
import com.optiply.connector.poller.wire.PageReader;
import com.optiply.connector.poller.wire.UnreadableAnswer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream.Builder;

/**
 * Looks at the company itself. Its cursor's position is the time of the last move to another database, in milliseconds. When that changes, all row versions were
 * made anew (Exact reference, section 1.7): the epoch rises, and with it every cursor of an older epoch is void.
 */
final class DivisionReader implements StreamReader {

    private final LaneParts parts;
    private final LaneParts.Caller caller;

    DivisionReader(LaneParts parts, LaneParts.Caller caller) {
        this.parts = parts;
        this.caller = caller;
    }

    @Override
    public void drop() {
        // Every read is a single page.
    }

    @Override
    public Step step(Reading reading) throws InterruptedException {
        int division = reading.tenant().division();
        String target = Stream.DIVISION.path() + "?$filter=Code%20eq%20" + division + "&$select="
                + String.join(",", Stream.DIVISION.mapper().fields());
        CallOutcome outcome = caller.get(reading.call(target), division);
        if (!(outcome instanceof CallOutcome.Body(byte[] bytes))) {
            return Step.of(outcome, reading.cursor());
        }
        try {
            Optional<ExactRow> row = PageReader.read(bytes).rows().stream()
                    .filter(candidate -> candidate.needInteger("Code") == division)
                    .findFirst();
            return row.isPresent()
                    ? look(reading, row.get())
                    : new Step.Failed(LaneFailures.divisionNotListed(division), reading.cursor());
        } catch (UnreadableAnswer e) {
            return new Step.Failed(Failures.unreadable(Stream.DIVISION.path(), e), reading.cursor());
        } catch (BadRow e) {
            return new Step.Failed(
                    Failures.unreadable(Stream.DIVISION.path(), new UnreadableAnswer(e.reason(), e.getMessage())),
                    reading.cursor());
        }
    }

    private Step look(Reading reading, ExactRow row) {
        Integer blocking = row.integer("BlockingStatus");
        if (blocking != null && blocking != 0) {
            return new Step.Failed(LaneFailures.divisionBusy(blocking), reading.cursor());
        }
        PollCursor cursor = reading.cursor();
        long moved = lastMove(row);
        boolean known = cursor.firstLoadComplete();
        if (known && moved == cursor.position()) {
            return new Step.Read(cursor, 0, false);
        }
        int epoch = known ? cursor.epoch() + 1 : cursor.epoch();
        PublishOutcome outcome = parts.publisher().publish(List.of(), offsets -> at(reading, moved, epoch));
        return outcome instanceof PublishOutcome.Committed(PollCursor written)
                ? new Step.Read(written, 0, false)
                : Step.of(outcome, cursor);
    }

    private static long lastMove(ExactRow row) {
        Builder<Instant> times = java.util.stream.Stream.builder();
        Optional.ofNullable(row.instant("DivisionMoveDate")).ifPresent(times);
        Optional.ofNullable(row.instant("DivisionHRLinkUnlinkDate")).ifPresent(times);
        return times.build().mapToLong(Instant::toEpochMilli).max().orElse(0);
    }

    private static PollCursor at(Reading reading, long moved, int epoch) {
        PollCursor cursor = reading.cursor();
        return new PollCursor(
                cursor.tenantId(),
                cursor.incarnation(),
                cursor.division(),
                cursor.stream(),
                cursor.sourcePath(),
                epoch,
                moved,
                cursor.resync(),
                cursor.rows() + 1,
                true,
                cursor.firstLoadOffsets(),
                List.of(),
                null,
                reading.now());
    }
}
