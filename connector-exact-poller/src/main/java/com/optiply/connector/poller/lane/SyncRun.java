package com.optiply.connector.poller.lane;

import com.optiply.connector.poller.wire.ExactPage;
import java.time.Instant;
import java.util.Optional;

/**
 * One pass over the pages of a sync endpoint, from a row version to the end. Exact does not promise that pages ascend (Exact reference, section 3.7), so that
 * is watched: as long as they do, the cursor may move with every page; when they do not, it stays until the end and the next link is kept instead.
 */
final class SyncRun {

    private final Optional<Instant> since;
    private final long start;
    private final PageTrail trail = new PageTrail();
    private String target;
    private boolean ascending;
    private long highest;

    private SyncRun(String target, long start, boolean ascending, long highest, Optional<Instant> since) {
        this.target = target;
        this.start = start;
        this.ascending = ascending;
        this.highest = highest;
        this.since = since;
    }

    /** @param since rows changed before are not published; empty for all */
    static SyncRun from(String target, long start, Optional<Instant> since) {
        return new SyncRun(target, start, true, Long.MIN_VALUE, since);
    }

    /** Goes on with a run whose pages did not ascend. */
    static SyncRun resumed(String continuation, long highest) {
        return new SyncRun(continuation, 0, false, highest, Optional.empty());
    }

    String target() {
        return target;
    }

    Optional<Instant> since() {
        return since;
    }

    /** The row version after which the run began. */
    long start() {
        return start;
    }

    /** Whether the next link leads to a page that was read before. */
    boolean isLoop() {
        return trail.knows(target);
    }

    /** The target was read. @return false when links lead round, see {@link PageTrail} */
    boolean visited(ExactPage page) {
        return trail.leadsOn(target, page);
    }

    void page(SyncPage page, Optional<String> next) {
        if (page.lowest() <= page.highest()) {
            ascending &= page.lowest() > highest;
            highest = Math.max(highest, page.highest());
        }
        target = next.orElse("");
    }

    /** Whether any page so far had rows, new ones or known ones. */
    boolean sawRows() {
        return trail.sawRows();
    }

    boolean isAscending() {
        return ascending;
    }

    long highest() {
        return highest;
    }
}
