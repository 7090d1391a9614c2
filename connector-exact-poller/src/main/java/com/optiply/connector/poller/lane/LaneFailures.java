package com.optiply.connector.poller.lane;

import com.optiply.connector.model.progress.PollCursor;
import com.optiply.connector.poller.cursor.Cursors;
import com.optiply.connector.poller.exact.Failure;
import com.optiply.connector.poller.exact.Failure.Kind;
import java.time.Instant;
import java.util.Set;

/** Names for what a reader itself finds wrong. */
final class LaneFailures {

    static final String MAINTENANCE = "maintenance";

    private static final Set<String> OF_THE_LINK =
            Set.of("next-link-loop", "foreign-next-link", "bad-request", "module-or-right-missing");

    private LaneFailures() {}

    static Failure noRight(Reading reading) {
        return new Failure(
                Kind.REFUSED,
                "no-right",
                "Exact shows no rows of " + reading.stream().path() + " because the consenting user may not read them",
                "Give the Exact user the right, or connect with another one; then ask for a resync.");
    }

    static Failure loop(Reading reading) {
        return new Failure(
                Kind.TRANSIENT,
                "next-link-loop",
                reading.stream().path() + " continues at a page that was already read",
                "Nothing: the read begins anew. Report it if it lasts.");
    }

    /**
     * A stored continuation that leads astray would do so for ever: the next run begins at the position instead. That may repeat rows, which readers tell by
     * their version. Outages and budgets are no fault of the link.
     */
    static Step withoutBadLink(Step step) {
        if (!(step instanceof Step.Failed(Failure failure, PollCursor cursor))
                || cursor.continuation() == null
                || !OF_THE_LINK.contains(failure.code())) {
            return step;
        }
        return new Step.Failed(failure, Cursors.withoutContinuation(cursor));
    }

    /** An outage within the window of maintenance gets that name. */
    static Failure inMaintenance(Failure failure) {
        return failure.code().equals("exact-unavailable")
                ? new Failure(
                        Kind.TRANSIENT,
                        MAINTENANCE,
                        failure.message(),
                        "Nothing: Exact is closed for its nightly maintenance; it is asked again every five minutes.")
                : failure;
    }

    static Failure held(String what, int deletions, int live, long upTo) {
        return new Failure(
                Kind.REFUSED,
                "mass-deletion-held",
                deletions + " of " + live + " rows of " + what + " would be deleted at once",
                "Check in Exact whether that is meant, then confirm or reject deletions of this stream up to " + upTo
                        + ".");
    }

    /** As {@link #held}, by an owner that only knows the mark. */
    static Failure stillHeld(long deletions, long upTo, Instant since) {
        return new Failure(
                Kind.REFUSED,
                "mass-deletion-held",
                deletions + " rows would be deleted at once; they are held since " + since,
                "Check in Exact whether that is meant, then confirm or reject deletions of this stream up to " + upTo
                        + ".");
    }

    static Failure kafka(RuntimeException cause) {
        return new Failure(
                Kind.TRANSIENT,
                "kafka-unavailable",
                "Our own topic cannot be read: " + cause.getClass().getSimpleName(),
                "Check that Kafka is reachable.");
    }

    static Failure divisionNotListed(int division) {
        return new Failure(
                Kind.MISSING,
                "division-not-listed",
                "Exact does not list division " + division + " among those the consent covers",
                "Connect the tenant again and tick the company, or choose another one.");
    }

    static Failure divisionBusy(int blocking) {
        return new Failure(
                Kind.TENANT,
                "division-busy",
                "Exact has closed the company for work of its own (BlockingStatus " + blocking + ")",
                "Nothing: reading goes on when Exact is ready.");
    }

    static Failure internal(RuntimeException cause) {
        return new Failure(
                Kind.TRANSIENT,
                "internal-error",
                cause.toString(),
                "Report it with the log of this time; the stream is tried again.");
    }
}
