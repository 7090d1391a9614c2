package com.optiply.connector.poller.lane;

import com.optiply.connector.model.progress.Problem;
import com.optiply.connector.model.progress.SyncStatus;
import com.optiply.connector.model.tenant.Tenant;
import com.optiply.connector.model.tenant.TenantState;
import com.optiply.connector.poller.status.StatusSink;
import com.optiply.connector.poller.stream.Stream;
import java.time.Instant;
import java.util.Optional;

/** Says how the streams of one lane fare. Times are vendor time; the freshness is reckoned when the state is published. */
final class LaneStatus {

    private final StatusSink sink;
    private final Outlook outlook;
    private final DeletionDoubt doubt;

    LaneStatus(StatusSink sink, Outlook outlook, DeletionDoubt doubt) {
        this.sink = sink;
        this.outlook = outlook;
        this.doubt = doubt;
    }

    void report(Tenant tenant, StreamTask task, Instant now) {
        // What concerns the company as a whole is told with the company's own stream.
        Optional<Problem> problem = task.problem()
                .or(() -> task.stream() == Stream.DIVISION ? outlook.problem() : Optional.empty())
                .or(() -> doubt.problem(task.cursor()));
        SyncStatus status = new SyncStatus(
                tenant.tenantId(),
                tenant.incarnation(),
                SyncStatus.Direction.EXACT,
                task.stream().label(),
                tenant.state() == TenantState.PAUSED ? "paused" : task.state(),
                now,
                task.lastSuccess().orElse(null),
                task.lastChange().orElse(null),
                null,
                task.cursor().rows(),
                null,
                null,
                outlook.left().isPresent() ? outlook.left().getAsInt() : null,
                outlook.forecast(now),
                task.cursor().epoch(),
                problem.orElse(null));
        sink.report(status, tenant.division());
    }

    void forget(Tenant tenant, Stream stream) {
        sink.forget(tenant, stream);
    }

    void handOver(Tenant tenant) {
        sink.handOver(tenant);
    }
}
