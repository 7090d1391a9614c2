package com.optiply.connector.auth.publish;

import com.optiply.connector.model.TenantId;
import com.optiply.connector.model.tenant.Tenant;
import java.util.Optional;
import java.util.UUID;

/**
 * What a tenant id owes the topic.
 *
 * @param former what the topic shows of an earlier or ended incarnation and must be closed with a tombstone; empty when there is nothing to close
 * @param now    the record to send; empty when the tenant is gone or was never activated
 */
record Due(TenantId tenant, Optional<Former> former, Optional<Tenant> now) {

    /** An incarnation that is over. */
    record Former(UUID incarnation, int division, long revision) {}
}
