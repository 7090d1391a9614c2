package com.optiply.connector.poller.lane;

import com.optiply.connector.poller.wire.ExactPage;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** One complete read of a source without row versions. */
final class CompleteRun {

    private final long startedAt;
    private final boolean fromTheStart;
    private final Set<String> seen = new HashSet<>();
    private final PageTrail trail = new PageTrail();
    private String target;
    private boolean errorFree = true;

    /** @param startedAt in milliseconds of vendor time @param fromTheStart whether it sees every page, or goes on with an earlier run */
    CompleteRun(String target, long startedAt, boolean fromTheStart) {
        this.target = target;
        this.startedAt = startedAt;
        this.fromTheStart = fromTheStart;
    }

    String target() {
        return target;
    }

    void follow(Optional<String> next) {
        target = next.orElse("");
    }

    /** Whether the next link leads to a page that was read before. */
    boolean isLoop() {
        return trail.knows(target);
    }

    /** The target was read. @return false when links lead round, see {@link PageTrail} */
    boolean visited(ExactPage page) {
        return trail.leadsOn(target, page);
    }

    int calls() {
        return trail.pages();
    }

    long startedAt() {
        return startedAt;
    }

    void saw(String id) {
        seen.add(id);
    }

    boolean hasSeen(String id) {
        return seen.contains(id);
    }

    boolean sawNothing() {
        return seen.isEmpty();
    }

    /** A row could not even be told apart: what is absent is not certain any more. */
    void flawed() {
        errorFree = false;
    }

    /** Whether a row that was not seen is not there. */
    boolean showsAbsence() {
        return fromTheStart && errorFree;
    }
}
