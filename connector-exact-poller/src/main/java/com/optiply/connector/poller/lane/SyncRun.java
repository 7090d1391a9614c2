package com.optiply.connector.poller.lane;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * One pass over the pages of a sync endpoint, from a row version to the end. Exact does not promise that pages ascend (Exact reference, section 3.7), so that
 * is watched: as long as they do, the cursor may move with every page; when they do not, it stays until the end and the next link is kept instead.
 */
final class SyncRun {

    /** Exact may show an empty page with a next link; a chain of them leads nowhere. */
    private static final int MOST_EMPTY = 20;

    private final Optional<Instant> since;
    private final long start;
    private final Set<String> visited = new HashSet<>();
    private final Set<String> contents = new HashSet<>();
    private int emptyInARow;
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
        return visited.contains(target);
    }

    /**
     * The target was read.
     *
     * @param rows a word that is the same for the same rows; empty when there were none
     * @return false when links, however they are named, lead round: the same rows again, or page after page without any
     */
    boolean visited(String rows) {
        visited.add(target);
        emptyInARow = rows.isEmpty() ? emptyInARow + 1 : 0;
        return emptyInARow <= MOST_EMPTY && (rows.isEmpty() || contents.add(rows));
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
        return !contents.isEmpty();
    }

    boolean isAscending() {
        return ascending;
    }

    long highest() {
        return highest;
    }
}
