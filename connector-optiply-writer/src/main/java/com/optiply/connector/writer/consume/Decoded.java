package com.optiply.connector.writer.consume;

import com.optiply.connector.model.TenantId;
import com.optiply.connector.model.envelope.Version;
import com.optiply.connector.model.progress.PollCursor;
import com.optiply.connector.model.tenant.Tenant;
import com.optiply.connector.model.topic.Topic;
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
    record Poison(Optional<TenantId> tenant, String topic, String position, String message) implements Decoded {

        /**
         * A record that could be read, but not stored.
         *
         * @param prefix in front of every topic's name
         */
        static Poison refused(Decoded bad, String prefix, String message) {
            return switch (bad) {
                case RowEvent row ->
                    new Poison(
                            Optional.of(row.scope().tenant()),
                            row.kind().topic().name(prefix),
                            "event " + row.eventId(),
                            message);
                case TenantEvent event ->
                    new Poison(
                            Optional.of(event.tenant().tenantId()),
                            Topic.TENANT.name(prefix),
                            "offset " + event.offset(),
                            message);
                case FarewellEvent event ->
                    new Poison(
                            Optional.of(event.tenant()),
                            Topic.TENANT.name(prefix),
                            "offset " + event.offset(),
                            message);
                case CursorEvent event ->
                    new Poison(
                            Optional.of(event.cursor().tenantId()),
                            Topic.POLL_CURSOR.name(prefix),
                            "cursor %.100s".formatted(event.cursor().stream()),
                            message);
                case Poison poison -> poison;
                case Nothing nothing -> throw new IllegalArgumentException("Nothing was refused");
            };
        }
    }
}
