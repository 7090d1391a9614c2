package com.optiply.connector.poller.lane;

import com.optiply.connector.model.progress.PollCursor;
import com.optiply.connector.model.topic.Topic;
import com.optiply.connector.poller.publish.ControlRecords;
import com.optiply.connector.poller.publish.PublishOutcome;
import java.util.List;
import java.util.Optional;

/**
 * Since when deletions are held that only absence shows. It stands in a cursor of its own, {@code assembly-boms.held}: what an operator confirmed has to count
 * with the next owner too. Used by one reader alone; times are milliseconds of vendor time.
 */
final class HeldMark {

    private static final String SUFFIX = ".held";

    private final LaneParts parts;

    HeldMark(LaneParts parts) {
        this.parts = parts;
    }

    /** @param now the answer when nothing is held yet */
    long since(Reading reading, long now) {
        return stored(reading).map(PollCursor::position).orElse(now);
    }

    /** From then on deletions are held. @return what stands in the way; empty when it is written */
    Optional<Step> hold(Reading reading, long since) {
        if (stored(reading).isPresent()) {
            return Optional.empty();
        }
        PublishOutcome outcome = parts.publisher()
                .publish(List.of(), offsets -> reading.cursor().beside(SUFFIX, since, 0, reading.now()));
        if (!(outcome instanceof PublishOutcome.Committed(PollCursor written))) {
            return Optional.of(Step.of(outcome, reading.cursor()));
        }
        parts.cursors().put(written);
        return Optional.empty();
    }

    /** Nothing is held any more. @return what stands in the way; empty when it is written */
    Optional<Step> release(Reading reading) {
        if (stored(reading).isEmpty()) {
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

    private Optional<PollCursor> stored(Reading reading) {
        PollCursor cursor = reading.cursor();
        return parts.cursors()
                .get(cursor.tenantId(), cursor.stream() + SUFFIX)
                .filter(mark -> mark.incarnation().equals(cursor.incarnation()))
                .filter(mark -> mark.division() == cursor.division() && mark.epoch() == cursor.epoch());
    }
}
