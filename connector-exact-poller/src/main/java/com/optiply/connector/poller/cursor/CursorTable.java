package com.optiply.connector.poller.cursor;

import com.optiply.connector.model.TenantId;
import com.optiply.connector.model.progress.PollCursor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The committed cursors of one partition. Thread-safe. */
public final class CursorTable {

    private final Map<TenantId, Map<String, PollCursor>> cursors = new ConcurrentHashMap<>();

    public void put(PollCursor cursor) {
        cursors.computeIfAbsent(cursor.tenantId(), tenant -> new ConcurrentHashMap<>())
                .put(cursor.stream(), cursor);
    }

    public void remove(TenantId tenant, String stream) {
        cursors.computeIfPresent(tenant, (id, streams) -> {
            streams.remove(stream);
            return streams;
        });
    }

    public Optional<PollCursor> get(TenantId tenant, String stream) {
        return Optional.ofNullable(cursors.getOrDefault(tenant, Map.of()).get(stream));
    }

    public List<PollCursor> all(TenantId tenant) {
        return List.copyOf(cursors.getOrDefault(tenant, Map.of()).values());
    }

    public void forget(TenantId tenant) {
        cursors.remove(tenant);
    }
}
