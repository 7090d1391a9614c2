package com.optiply.connector.poller.ownership;

import com.optiply.connector.model.TenantId;
import com.optiply.connector.model.envelope.EventKey;
import com.optiply.connector.model.json.EventJson;
import com.optiply.connector.model.tenant.Tenant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What a record of the tenants' topic says.
 *
 * @param tenant empty when the tenant is no more
 */
record TenantRecord(TenantId id, Optional<Tenant> tenant) {

    /** @throws IllegalArgumentException when the key is no tenant's, or the value is none of that tenant */
    static TenantRecord of(ConsumerRecord<String, byte[]> record) {
        EventKey key = EventKey.parse(record.key());
        if (!key.entityId().isEmpty()) {
            throw new IllegalArgumentException("The key " + key + " is not that of a tenant alone");
        }
        if (record.value() == null) {
            return new TenantRecord(key.tenant(), Optional.empty());
        }
        Tenant tenant = EventJson.read(record.value(), Tenant.class);
        if (!key.tenant().equals(tenant.tenantId())) {
            throw new IllegalArgumentException("The value is not that of the tenant of the key " + key);
        }
        return new TenantRecord(key.tenant(), Optional.of(tenant));
    }
}
