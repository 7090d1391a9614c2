package com.optiply.connector.poller.lane;

import com.optiply.connector.model.progress.Problem;
import com.optiply.connector.model.progress.SyncStatus;
import com.optiply.connector.poller.exact.Failure;
import java.time.Instant;

/** Words for what came of a comparison. Times are vendor time. */
final class ComparisonStatus {

    private ComparisonStatus() {}

    /** It came to its end. */
    static SyncStatus of(Reading reading, String stream, Comparison.Result result, Instant now) {
        Problem problem = result.lacking() == 0 && result.beyond() == 0 ? null : differs(result, now);
        return new SyncStatus(
                reading.tenant().tenantId(),
                reading.tenant().incarnation(),
                SyncStatus.Direction.EXACT,
                stream,
                "live",
                now,
                now,
                result.repaired() > 0 ? now : null,
                null,
                result.compared(),
                null,
                result.beyond(),
                null,
                problem);
    }

    /** It came to nothing, by a fault of ours. */
    static SyncStatus failed(Reading reading, String stream, Failure failure, Instant now) {
        return new SyncStatus(
                reading.tenant().tenantId(),
                reading.tenant().incarnation(),
                SyncStatus.Direction.EXACT,
                stream,
                "failing",
                now,
                null,
                null,
                null,
                0L,
                null,
                null,
                null,
                new Problem(failure.code(), failure.message(), failure.remedy(), now));
    }

    private static Problem differs(Comparison.Result result, Instant now) {
        return new Problem(
                "differs-from-exact",
                "Of " + result.compared() + " rows " + result.lacking() + " were lacking, " + result.repaired()
                        + " of them published now; " + result.beyond() + " rows on the topic are not in Exact"
                        + (result.samples().isEmpty() ? "" : ", for instance " + result.samples()),
                remedy(result),
                now);
    }

    private static String remedy(Comparison.Result result) {
        if (result.beyond() > 0) {
            return "Look at those rows in Exact: one that was deleted there and is not in its list of deletions stays until it is changed; a resync does not remove it.";
        }
        return result.repaired() < result.lacking()
                ? "Nothing yet: what was not published now was changed meanwhile and comes by itself, or is left to the next comparison. Ask for a resync of the stream if that one finds it lacking again."
                : "Nothing: it was repaired. Report it if it comes again.";
    }
}
