package com.optiply.connector.poller.lane;

import com.optiply.connector.model.progress.SyncStatus;
import com.optiply.connector.model.tenant.Tenant;
import com.optiply.connector.model.tenant.TenantState;
import com.optiply.connector.poller.exact.ExactSession;
import com.optiply.connector.poller.status.StatusSink;
import com.optiply.connector.poller.stream.Stream;
import java.time.Instant;

/** Says how the streams of one lane fare. Times are vendor time; the freshness is reckoned when the state is published. */
final class LaneStatus {

    private final StatusSink sink;
    private final ExactSession session;

    LaneStatus(StatusSink sink, ExactSession session) {
        this.sink = sink;
        this.session = session;
    }

    void report(Tenant tenant, StreamTask task, Instant now) {
        Integer left = session.leftToday().isPresent() ? session.leftToday().getAsInt() : null;
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
                left,
                task.problem().orElse(null));
        sink.report(status, tenant.division());
    }

    void forget(Tenant tenant, Stream stream) {
        sink.forget(tenant, stream);
    }

    void handOver(Tenant tenant) {
        sink.handOver(tenant);
    }
}
