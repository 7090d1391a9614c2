package com.optiply.connector.poller.publish;

import com.optiply.connector.model.TenantId;
import com.optiply.connector.model.envelope.EventHeaders;
import com.optiply.connector.model.envelope.EventKey;
import com.optiply.connector.model.envelope.EventOrigin;
import com.optiply.connector.model.envelope.Origin;
import com.optiply.connector.model.envelope.Version;
import com.optiply.connector.model.json.EventJson;
import com.optiply.connector.model.outcome.ExactDeadLetter;
import com.optiply.connector.model.progress.PollCursor;
import com.optiply.connector.model.progress.SyncStatus;
import com.optiply.connector.model.topic.Topic;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** The poller's own records: cursors, states and dead letters. They carry the same envelope as the events; their version is the time they were made. */
public final class ControlRecords {

    private static final String SOURCE = "/connector-exact-poller";

    private ControlRecords() {}

    public static OutgoingRecord cursor(PollCursor cursor) {
        return changed(
                Topic.POLL_CURSOR,
                cursor.tenantId(),
                cursor.incarnation(),
                cursor.division(),
                cursor.stream(),
                cursor,
                cursor.updated());
    }

    public static OutgoingRecord status(SyncStatus status, int division) {
        return changed(
                Topic.SYNC_STATUS,
                status.tenantId(),
                status.incarnation(),
                division,
                statusEntity(status.direction(), status.stream()),
                status,
                status.updated());
    }

    public static OutgoingRecord deadLetter(ExactDeadLetter letter, UUID incarnation, int division) {
        return changed(
                Topic.EXACT_DEAD_LETTER,
                letter.tenantId(),
                incarnation,
                division,
                letter.stream(),
                letter,
                letter.at());
    }

    /** The cursor or state is no more. */
    public static OutgoingRecord gone(
            Topic topic, TenantId tenant, UUID incarnation, int division, String entityId, Instant at) {
        return new OutgoingRecord(
                topic,
                new EventKey(tenant, entityId),
                Optional.empty(),
                EventHeaders.deleted(topic, origin(tenant, incarnation, division), entityId, version(at), at));
    }

    /** The second part of a state's key. */
    public static String statusEntity(SyncStatus.Direction direction, String stream) {
        return direction.name().toLowerCase(Locale.ROOT) + "/" + stream;
    }

    private static OutgoingRecord changed(
            Topic topic, TenantId tenant, UUID incarnation, int division, String entityId, Object value, Instant at) {
        byte[] json = EventJson.write(value);
        EventHeaders headers = EventHeaders.changed(
                topic, origin(tenant, incarnation, division), entityId, version(at), ContentHash.of(json), at);
        return new OutgoingRecord(topic, new EventKey(tenant, entityId), Optional.of(json), headers);
    }

    private static Version version(Instant at) {
        return new Version(0, Math.max(0, at.toEpochMilli()));
    }

    private static EventOrigin origin(TenantId tenant, UUID incarnation, int division) {
        return new EventOrigin(tenant, incarnation, division, SOURCE, Origin.LIVE, Optional.empty());
    }
}
