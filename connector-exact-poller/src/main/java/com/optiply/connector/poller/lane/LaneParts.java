package com.optiply.connector.poller.lane;

import com.optiply.connector.model.time.VendorClock;
import com.optiply.connector.poller.cursor.CursorTable;
import com.optiply.connector.poller.exact.Call;
import com.optiply.connector.poller.exact.CallOutcome;
import com.optiply.connector.poller.publish.PagePublisher;
import com.optiply.connector.poller.status.PollerMetrics;
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

    PollerMetrics metrics() {
        return services.metrics();
    }

    /** Makes a call of the lane's session. */
    @FunctionalInterface
    interface Caller {
        CallOutcome get(Call call, int division) throws InterruptedException;
    }
}
