package com.optiply.connector.poller.lane;

import com.optiply.connector.model.time.VendorClock;
import com.optiply.connector.poller.cursor.CursorTable;
import com.optiply.connector.poller.exact.Call;
import com.optiply.connector.poller.exact.CallOutcome;
import com.optiply.connector.poller.publish.PagePublisher;
import com.optiply.connector.poller.status.PollerMetrics;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.function.Consumer;

/**
 * What a lane works with.
 *
 * @param partition the tenant's partition, owned by this process
 * @param cursors   the committed cursors of that partition
 * @param lost      to be told, with the reason, when a transaction shows that the partition is owned no more
 */
public record LaneParts(
        LaneServices services, PagePublisher publisher, int partition, CursorTable cursors, Consumer<String> lost) {

    VendorClock clock() {
        return services.clock();
    }

    /** Whether Exact may be closed for the night's maintenance (Exact reference, section 6). */
    boolean maintenance(Instant now) {
        LocalTime time = LocalTime.ofInstant(now, ZoneId.of("Europe/Amsterdam"));
        var window = services.config().maintenance();
        return !time.isBefore(window.from()) && time.isBefore(window.to());
    }

    PollerMetrics metrics() {
        return services.metrics();
    }

    /** Makes a call of the lane's session. */
    @FunctionalInterface
    interface Caller {
        CallOutcome get(Call call, int division) throws InterruptedException;
    }
}
