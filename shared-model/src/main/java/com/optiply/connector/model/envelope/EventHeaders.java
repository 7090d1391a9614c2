package com.optiply.connector.model.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.optiply.connector.model.TenantId;
import com.optiply.connector.model.topic.Topic;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * The CloudEvents 1.0 attributes of an event, carried as Kafka headers in binary mode ({@code ce_…}).
 *
 * @param id          the same for the same tenant incarnation, stream, entity, version and type, so that a re-read repeats it ({@code ce_id})
 * @param type        {@code ….changed.v1} or {@code ….deleted.v1}
 * @param source      where the row comes from, e.g. {@code /exact/nl/124132/sync/Logistics/Items}
 * @param subject     the entity id
 * @param time        when the source changed the row, as far as it says; else when it was read
 * @param dataSchema  reference of the JSON Schema of the value
 * @param tenant      {@code ce_tenantid}
 * @param incarnation {@code ce_incarnation}: a tenant id that is off-boarded and used again is another incarnation
 * @param division    {@code ce_division}: the Exact company
 * @param version     {@code ce_sequence}
 * @param origin      {@code ce_origin}
 * @param traceParent W3C trace context, empty when there is none
 */
public record EventHeaders(
        String id,
        String type,
        String source,
        String subject,
        Instant time,
        String dataSchema,
        TenantId tenant,
        UUID incarnation,
        int division,
        Version version,
        Origin origin,
        Optional<String> traceParent) {

    public static final String CONTENT_TYPE = "application/json";
    private static final String CHANGED = ".changed.v1";
    private static final String DELETED = ".deleted.v1";

    /**
     * Headers of a changed row.
     *
     * @param contentHash short hash of the value where the version is no row version, otherwise empty: two contents of one instant are two events
     */
    public static EventHeaders changed(
            Topic topic, EventOrigin from, String entityId, Version version, String contentHash, Instant time) {
        return of(topic, from, entityId, version, contentHash, time, topic.typePrefix() + CHANGED);
    }

    /** Headers of a deleted row; the record's value is null. */
    public static EventHeaders deleted(Topic topic, EventOrigin from, String entityId, Version version, Instant time) {
        return of(topic, from, entityId, version, "", time, topic.typePrefix() + DELETED);
    }

    private static EventHeaders of(
            Topic topic,
            EventOrigin from,
            String entityId,
            Version version,
            String contentHash,
            Instant time,
            String type) {
        String identity = String.join(
                "|", from.incarnation().toString(), topic.stem(), entityId, version.toString(), contentHash, type);
        String id = UUID.nameUUIDFromBytes(identity.getBytes(UTF_8)).toString();
        return new EventHeaders(
                id,
                type,
                from.source(),
                entityId,
                time,
                topic.schemaId(),
                from.tenant(),
                from.incarnation(),
                from.division(),
                version,
                from.origin(),
                from.traceParent());
    }

    public boolean isDeletion() {
        return type.endsWith(DELETED);
    }

    /** Writes the full set of headers, replacing any that are there. */
    public void writeTo(Headers headers) {
        put(headers, "ce_specversion", "1.0");
        put(headers, "ce_id", id);
        put(headers, "ce_type", type);
        put(headers, "ce_source", source);
        put(headers, "ce_subject", subject);
        put(headers, "ce_time", time.toString());
        put(headers, "ce_dataschema", dataSchema);
        put(headers, "content-type", CONTENT_TYPE);
        put(headers, "ce_tenantid", tenant.value());
        put(headers, "ce_incarnation", incarnation.toString());
        put(headers, "ce_division", Integer.toString(division));
        put(headers, "ce_sequence", version.toString());
        put(headers, "ce_origin", origin.word());
        traceParent.ifPresent(value -> put(headers, "traceparent", value));
    }

    /** @throws IllegalArgumentException naming the header that is missing or cannot be read */
    public static EventHeaders readFrom(Headers headers) {
        return new EventHeaders(
                need(headers, "ce_id"),
                need(headers, "ce_type"),
                need(headers, "ce_source"),
                need(headers, "ce_subject"),
                Instant.parse(need(headers, "ce_time")),
                need(headers, "ce_dataschema"),
                new TenantId(need(headers, "ce_tenantid")),
                UUID.fromString(need(headers, "ce_incarnation")),
                Integer.parseInt(need(headers, "ce_division")),
                Version.parse(need(headers, "ce_sequence")),
                Origin.ofWord(need(headers, "ce_origin")),
                text(headers, "traceparent"));
    }

    private static void put(Headers headers, String name, String value) {
        headers.remove(name);
        headers.add(name, value.getBytes(UTF_8));
    }

    private static String need(Headers headers, String name) {
        return text(headers, name).orElseThrow(() -> new IllegalArgumentException("The record has no header " + name));
    }

    private static Optional<String> text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null
                ? Optional.empty()
                : Optional.of(new String(header.value(), UTF_8));
    }
}
