package com.optiply.connector.poller.status;

import com.optiply.connector.model.progress.SyncStatus;
import com.optiply.connector.model.tenant.Tenant;
import com.optiply.connector.poller.stream.Stream;

/** Where lanes say how they fare. Never blocks, never fails. */
public interface StatusSink {

    /** The newest word about a stream; older ones that were not published yet are dropped. */
    void report(SyncStatus status, int division);

    /** The stream is no longer read: its state disappears from the topic. */
    void forget(Tenant tenant, Stream stream);

    /** The tenant is somebody else's now: its states stay on the topic, but are not refreshed from here. */
    void handOver(Tenant tenant);
}
