package com.optiply.connector.poller.lane;

import com.optiply.connector.model.progress.PollCursor;
import com.optiply.connector.poller.exact.Failure;
import com.optiply.connector.poller.replay.PublishedRows;
import com.optiply.connector.poller.stream.Stream;
import java.util.List;
import java.util.Optional;

/**
 * Applies the brake to {@code sync/Deleted}. A run is judged as a whole: one of several pages is read to its end and counted before any page of it is published,
 * which costs its calls twice, but only where there are more than a thousand new rows. What is held has a mark, the last row of the run, in a cursor beside that
 * of the stream; nothing passes it, with this owner or the next, until an operator has confirmed or rejected up to there, and until then nothing is read.
 */
final class DeletionGuard {

    private final PublishedRows published;
    private final int partition;
    private final HeldMark mark;
    private DeletionCount ahead;
    private Cleared cleared = Cleared.NOTHING;
    private Optional<Failure> latest = Optional.empty();

    DeletionGuard(LaneParts parts) {
        this.published = parts.services().published();
        this.partition = parts.partition();
        this.mark = new HeldMark(parts);
    }

    /** What may become of a page. */
    sealed interface Verdict {

        /** It may be published. */
        record Passed() implements Verdict {}

        /** It was counted; the next page is wanted before any is published. */
        record Ahead() implements Verdict {}

        /** All was counted and may go: the run is to begin anew. */
        record Anew() implements Verdict {}

        /** Only rows up to this version may be published, because of that. */
        record Held(long upTo, Failure why) implements Verdict {}

        /** It could not be noted that it is held. */
        record Stuck(Step step) implements Verdict {}
    }

    /** What the look ahead has allowed. @param upTo row version @param rows so many of them */
    private record Cleared(long upTo, int rows) {

        static final Cleared NOTHING = new Cleared(-1, 0);

        boolean covers(List<MappedRow> page) {
            return page.size() <= rows
                    && page.stream().allMatch(row -> row.seen().row() <= upTo);
        }

        Cleared less(List<MappedRow> page) {
            return new Cleared(upTo, rows - page.size());
        }
    }

    /** A run is over, whatever became of it: what was looked at counts no more. */
    void runEnded() {
        ahead = null;
        cleared = Cleared.NOTHING;
    }

    /** @return what ends a run before it begins: held deletions of which no more than is published was confirmed */
    Optional<Step> beforeRun(Reading reading) {
        if (reading.stream() != Stream.DELETIONS) {
            return Optional.empty();
        }
        Optional<PollCursor> standing = mark.standing(reading);
        if (standing.isEmpty()) {
            return Optional.empty();
        }
        if (isDecided(reading, standing.get())) {
            latest = Optional.empty();
            return mark.release(reading);
        }
        return reading.confirmed() > reading.cursor().position()
                ? Optional.empty()
                : Optional.of(new Step.Failed(held(standing.get()), reading.cursor()));
    }

    /**
     * @param last whether no other page follows
     * @throws org.apache.kafka.common.KafkaException when our own topic cannot be read
     */
    Verdict judge(Reading reading, List<MappedRow> page, boolean last) {
        long confirmed = reading.confirmed();
        boolean harmless = page.stream().allMatch(row -> row.seen().row() <= confirmed);
        if (reading.stream() != Stream.DELETIONS || (ahead == null && harmless)) {
            return new Verdict.Passed();
        }
        Optional<PollCursor> standing = mark.standing(reading);
        if (standing.isPresent()) {
            return new Verdict.Held(confirmed, held(standing.get()));
        }
        if (ahead == null && cleared.covers(page)) {
            cleared = cleared.less(page);
            return new Verdict.Passed();
        }
        boolean alone = ahead == null && last;
        ahead = ahead == null ? new DeletionCount() : ahead;
        ahead.add(page, confirmed, topic -> published.liveIds(topic, reading.owner(partition)));
        return last ? decide(reading, alone) : new Verdict.Ahead();
    }

    private Verdict decide(Reading reading, boolean alone) {
        DeletionCount counted = ahead;
        ahead = null;
        Optional<DeletionCount.TooMany> tooMany = counted.tooMany();
        if (tooMany.isEmpty()) {
            cleared = alone ? cleared : new Cleared(counted.highest(), counted.rows());
            return alone ? new Verdict.Passed() : new Verdict.Anew();
        }
        DeletionCount.TooMany what = tooMany.get();
        Optional<Step> unmarked = mark.hold(reading, counted.highest(), what.going());
        if (unmarked.isPresent()) {
            return new Verdict.Stuck(unmarked.get());
        }
        Failure failure = LaneFailures.held(what.topic().stem(), what.going(), what.live(), counted.highest());
        latest = Optional.of(failure);
        return new Verdict.Held(alone ? reading.confirmed() : -1, failure);
    }

    private Failure held(PollCursor standing) {
        return latest.orElseGet(() -> LaneFailures.stillHeld(standing.rows(), standing.position(), standing.updated()));
    }

    private static boolean isDecided(Reading reading, PollCursor standing) {
        return Math.max(reading.confirmed(), reading.rejected()) >= standing.position();
    }
}
