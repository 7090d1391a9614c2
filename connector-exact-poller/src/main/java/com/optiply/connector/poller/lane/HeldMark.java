package com.optiply.connector.poller.lane;

import com.optiply.connector.model.progress.PollCursor;
import com.optiply.connector.model.topic.Topic;
import com.optiply.connector.poller.publish.ControlRecords;
import com.optiply.connector.poller.publish.PublishOutcome;
import java.util.List;
import java.util.Optional;

/**
 * Up to where deletions are held: a row version, or the time since when they are where only absence shows them. It stands in a cursor of its own,
 * {@code assembly-boms.held}: what is held, and what an operator confirmed, has to count with the next owner too. Used by one reader alone; times are
 * milliseconds of vendor time.
 */
final class HeldMark {

    private static final String SUFFIX = ".held";

    private final LaneParts parts;

    HeldMark(LaneParts parts) {
        this.parts = parts;
    }

    /** @param now the answer when nothing is held yet */
    long since(Reading reading, long now) {
        return standing(reading).map(PollCursor::position).orElse(now);
    }

    /**
     * Deletions are held; a mark that stands already stays as it is.
     *
     * @param mark what an operator confirms
     * @param rows so many
     * @return what stands in the way; empty when it is written
     */
    Optional<Step> hold(Reading reading, long mark, long rows) {
        if (standing(reading).isPresent()) {
            return Optional.empty();
        }
        PublishOutcome outcome = parts.publisher()
                .publish(List.of(), offsets -> reading.cursor().beside(SUFFIX, mark, rows, reading.now()));
        if (!(outcome instanceof PublishOutcome.Committed(PollCursor written))) {
            return Optional.of(Step.of(outcome, reading.cursor()));
        }
        parts.cursors().put(written);
        return Optional.empty();
    }

    /** Nothing is held any more. @return what stands in the way; empty when it is written */
    Optional<Step> release(Reading reading) {
        if (standing(reading).isEmpty()) {
            return Optional.empty();
        }
        PollCursor cursor = reading.cursor();
        PublishOutcome outcome = parts.publisher()
                .publishAll(List.of(ControlRecords.gone(
                        Topic.POLL_CURSOR,
                        cursor.tenantId(),
                        cursor.incarnation(),
                        cursor.division(),
                        cursor.stream() + SUFFIX,
                        reading.now())));
        if (!(outcome instanceof PublishOutcome.Committed)) {
            return Optional.of(Step.of(outcome, cursor));
        }
        parts.cursors().remove(cursor.tenantId(), cursor.stream() + SUFFIX);
        return Optional.empty();
    }

    /** The mark, if anything is held: its position, the number of rows, and since when. */
    Optional<PollCursor> standing(Reading reading) {
        PollCursor cursor = reading.cursor();
        return parts.cursors()
                .get(cursor.tenantId(), cursor.stream() + SUFFIX)
                .filter(held -> held.incarnation().equals(cursor.incarnation()))
                .filter(held -> held.division() == cursor.division() && held.epoch() == cursor.epoch());
    }
}
