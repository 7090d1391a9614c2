package com.optiply.connector.writer.consume;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.optiply.connector.model.TenantId;
import com.optiply.connector.model.envelope.EventHeaders;
import com.optiply.connector.model.envelope.EventKey;
import com.optiply.connector.model.json.EventJson;
import com.optiply.connector.model.progress.PollCursor;
import com.optiply.connector.model.tenant.Tenant;
import com.optiply.connector.model.topic.Topic;
import com.optiply.connector.writer.consume.Decoded.CursorEvent;
import com.optiply.connector.writer.consume.Decoded.FarewellEvent;
import com.optiply.connector.writer.consume.Decoded.Nothing;
import com.optiply.connector.writer.consume.Decoded.Poison;
import com.optiply.connector.writer.consume.Decoded.RowEvent;
import com.optiply.connector.writer.consume.Decoded.TenantEvent;
import com.optiply.connector.writer.state.Scope;
import com.optiply.connector.writer.state.SourceKind;
import com.optiply.connector.writer.state.SourceRow.Json;
import java.time.DateTimeException;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Reads records by their topic. Whatever cannot be read becomes {@link Poison}, with the reason. Thread-safe. */
final class RecordDecoder {

    private final String prefix;

    /** @param prefix in front of every topic's name */
    RecordDecoder(String prefix) {
        this.prefix = prefix;
    }

    Decoded decode(ConsumerRecord<String, byte[]> message) {
        try {
            Topic topic = Topic.ofName(prefix, message.topic())
                    .orElseThrow(() -> new IllegalArgumentException("No topic of ours"));
            EventKey key = EventKey.parse(message.key());
            return switch (topic) {
                case TENANT -> tenant(message, key);
                case POLL_CURSOR -> cursor(message);
                default -> row(message, key, SourceKind.of(topic).orElseThrow());
            };
        } catch (RuntimeException e) {
            return new Poison(
                    tenantOf(message.key()),
                    message.topic(),
                    message.partition() + "/" + message.offset(),
                    e instanceof IllegalArgumentException || e instanceof DateTimeException
                            ? e.getMessage()
                            : e.toString());
        }
    }

    private static Decoded tenant(ConsumerRecord<String, byte[]> message, EventKey key) {
        if (message.value() == null) {
            Header incarnation = message.headers().lastHeader("ce_incarnation");
            return new FarewellEvent(
                    key.tenant(),
                    Optional.ofNullable(incarnation).map(header -> UUID.fromString(new String(header.value(), UTF_8))),
                    message.offset());
        }
        Tenant tenant = EventJson.read(message.value(), Tenant.class);
        return new TenantEvent(tenant, message.offset());
    }

    private static Decoded cursor(ConsumerRecord<String, byte[]> message) {
        if (message.value() == null) {
            return new Nothing();
        }
        PollCursor cursor = EventJson.read(message.value(), PollCursor.class);
        return new CursorEvent(cursor, message.partition());
    }

    private static Decoded row(ConsumerRecord<String, byte[]> message, EventKey key, SourceKind kind) {
        EventHeaders headers = EventHeaders.readFrom(message.headers());
        Scope.Name scope = new Scope.Name(key.tenant(), headers.incarnation(), headers.division());
        UUID entity = UUID.fromString(key.entityId());
        UUID event = UUID.fromString(headers.id());
        if (message.value() == null) {
            return new RowEvent(
                    scope,
                    kind,
                    entity,
                    headers.version(),
                    event,
                    SourceKind.Links.NONE,
                    Optional.empty(),
                    trace(headers));
        }
        String text = EventJson.text(message.value());
        Object value = EventJson.read(text, kind.topic().valueType());
        Json json = new Json(text, UUID.nameUUIDFromBytes(message.value()));
        return new RowEvent(
                scope,
                kind,
                entity,
                headers.version(),
                event,
                SourceKind.links(value),
                Optional.of(json),
                trace(headers));
    }

    /** The trace the event belongs to, when somebody records it. */
    private static Optional<String> trace(EventHeaders headers) {
        return headers.traceParent().filter(parent -> parent.endsWith("-01"));
    }

    private static Optional<TenantId> tenantOf(String key) {
        try {
            return Optional.of(EventKey.parse(key).tenant());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
