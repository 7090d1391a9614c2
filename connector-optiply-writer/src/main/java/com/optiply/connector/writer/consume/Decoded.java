package com.optiply.connector.writer.consume;

import com.optiply.connector.model.TenantId;
import com.optiply.connector.model.envelope.Version;
import com.optiply.connector.model.progress.PollCursor;
import com.optiply.connector.model.tenant.Tenant;
import com.optiply.connector.writer.state.Scope;
import com.optiply.connector.writer.state.SourceKind;
import com.optiply.connector.writer.state.SourceRow.Json;
import java.util.Optional;
import java.util.UUID;

/** What a record on one of the topics says. */
sealed interface Decoded {

    /** A row of Exact changed, or is deleted when it has no content. */
    record RowEvent(
            Scope.Name scope,
            SourceKind kind,
            UUID entityId,
            Version version,
            UUID eventId,
            SourceKind.Links links,
            Optional<Json> content,
            Optional<String> trace)
            implements Decoded {}

    /** A tenant's settings or state. */
    record TenantEvent(Tenant tenant, long offset) implements Decoded {}

    /** A tenant left. */
    record FarewellEvent(TenantId tenant, Optional<UUID> incarnation, long offset) implements Decoded {}

    /** How far a stream was read. */
    record CursorEvent(PollCursor cursor, int partition) implements Decoded {}

    /** A cursor went, nothing to do. */
    record Nothing() implements Decoded {}

    /** Cannot be read; it is reported and never holds up what follows. */
    record Poison(Optional<TenantId> tenant, String topic, String position, String message) implements Decoded {}
}
