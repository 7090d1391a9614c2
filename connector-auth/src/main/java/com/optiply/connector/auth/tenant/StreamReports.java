package com.optiply.connector.auth.tenant;

import com.optiply.connector.model.progress.SyncStatus;
import java.util.List;

/** What poller and writer report of a tenant's streams. */
public interface StreamReports {

    /** @return by direction and stream; empty until something has been reported */
    List<SyncStatus> of(TenantRow tenant);
}
