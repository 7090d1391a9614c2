package com.optiply.connector.sandbox.optiply;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * One state of a record; a change makes another.
 *
 * @param attributes values by name: String, Long, BigDecimal, Boolean or a list of texts; date-times are texts with Z
 * @param remoteIds remote id by coupling
 */
record Resource(
        long id,
        UUID uuid,
        Map<String, Object> attributes,
        Map<String, String> remoteIds,
        Instant createdAt,
        Instant updatedAt) {

    Object get(String name) {
        return attributes.get(name);
    }

    /** The same with one other value, changed at that time. */
    Resource with(String name, Object value, Instant at) {
        Map<String, Object> changed = new LinkedHashMap<>(attributes);
        changed.put(name, value);
        return new Resource(id, uuid, changed, remoteIds, createdAt, at);
    }
}
