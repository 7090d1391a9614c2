package com.optiply.connector.writer.lane;

import com.optiply.connector.model.progress.Problem;
import com.optiply.connector.model.progress.SyncStatus;
import com.optiply.connector.model.progress.SyncStatus.Direction;
import com.optiply.connector.model.time.VendorClock;
import com.optiply.connector.writer.lane.Lane.Trouble;
import com.optiply.connector.writer.state.ResourceType;
import com.optiply.connector.writer.state.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Puts into words how a lane fares. */
final class StatusBoard {

    private record Stream(long scopeId, ResourceType type) {}

    /** What of a stream was seen last. */
    private record Seen(Instant lastSuccess, Instant lastChange, long inStep, Instant problemSince) {}

    private final VendorClock clock;
    private final Map<Stream, Seen> seen = new ConcurrentHashMap<>();

    StatusBoard(VendorClock clock) {
        this.clock = clock;
    }

    /** How a lane that is held fares. */
    SyncStatus status(Lane lane, Standing standing) {
        return status(lane, standing, word(lane, standing));
    }

    /** A tenant that is paused: everything is kept, nothing is written. */
    SyncStatus paused(Lane lane, Standing standing) {
        return status(lane, standing, "paused");
    }

    private SyncStatus status(Lane lane, Standing standing, String word) {
        Instant now = clock.instant();
        Stream stream = new Stream(standing.scopeId(), standing.type());
        Optional<Problem> problem = problem(lane, standing, since(stream, now));
        Seen last = seen.merge(stream, seen(standing, now, problem), StatusBoard::later);
        return new SyncStatus(
                lane.scope().tenant(),
                lane.scope().name().incarnation(),
                Direction.OPTIPLY,
                standing.type().path(),
                word,
                now,
                last.lastSuccess(),
                last.lastChange(),
                freshness(standing),
                standing.inStep(),
                standing.due() + standing.waiting(),
                standing.failed(),
                null,
                problem.orElse(null));
    }

    private static String word(Lane lane, Standing standing) {
        if (lane.trouble().isPresent()) {
            return "blocked";
        }
        if (!lane.gate().isOpen(standing.type()) || standing.untouched() > 0) {
            return "loading";
        }
        return standing.due() == 0 && standing.waiting() > 0 && standing.inStep() == 0 ? "waiting" : "live";
    }

    private static Optional<Problem> problem(Lane lane, Standing standing, Instant since) {
        if (lane.trouble().isPresent()) {
            Trouble trouble = lane.trouble().get();
            return Optional.of(new Problem(
                    trouble.cause(),
                    trouble.message(),
                    "It is tried again by itself; look at the tenant's access",
                    since));
        }
        return standing.worstCause()
                .map(cause -> new Problem(
                        cause,
                        standing.failed() + " records cannot be written, most of them because of: " + cause,
                        "Look at the dead letters of this tenant",
                        since));
    }

    private Instant since(Stream stream, Instant now) {
        Seen last = seen.get(stream);
        return last == null || last.problemSince() == null ? now : last.problemSince();
    }

    private static Seen seen(Standing standing, Instant now, Optional<Problem> problem) {
        return new Seen(
                standing.due() == 0 ? now : null,
                now,
                standing.inStep(),
                problem.map(Problem::since).orElse(null));
    }

    private static Seen later(Seen before, Seen now) {
        return new Seen(
                now.lastSuccess() == null ? before.lastSuccess() : now.lastSuccess(),
                now.inStep() == before.inStep() ? before.lastChange() : now.lastChange(),
                now.inStep(),
                now.problemSince());
    }

    private static long freshness(Standing standing) {
        return standing.oldestDue()
                .map(since -> Math.max(0, Duration.between(since, Instant.now()).toSeconds()))
                .orElse(0L);
    }
}
