package com.optiply.connector.model.envelope;

import com.optiply.connector.model.TenantId;

/**
 * Key of a record: {@code {tenantId}/{entityId}}. The entity id is the row's own id in the source, because Exact's deletions name that id
 * (Exact reference, section 3.8). A tenant's own record has no entity id: its key is the tenant id alone.
 */
public record EventKey(TenantId tenant, String entityId) {

    public EventKey {
        if (entityId == null) {
            throw new IllegalArgumentException("An event key needs an entity id; use EventKey.of(tenant) for a tenant");
        }
    }

    public static EventKey of(TenantId tenant) {
        return new EventKey(tenant, "");
    }

    /**
     * @param key of a record; null when it has none
     * @throws IllegalArgumentException when it is null or does not start with a tenant id
     */
    public static EventKey parse(String key) {
        if (key == null) {
            throw new IllegalArgumentException("The record has no key");
        }
        int slash = key.indexOf('/');
        return slash < 0
                ? of(new TenantId(key))
                : new EventKey(new TenantId(key.substring(0, slash)), key.substring(slash + 1));
    }

    @Override
    public String toString() {
        return entityId.isEmpty() ? tenant.value() : tenant.value() + "/" + entityId;
    }
}
