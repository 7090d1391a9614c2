package com.optiply.connector.poller.lane;

import com.optiply.connector.model.envelope.EventHeaders;
import com.optiply.connector.model.envelope.EventKey;
import com.optiply.connector.model.envelope.EventOrigin;
import com.optiply.connector.model.envelope.Origin;
import com.optiply.connector.model.envelope.Version;
import com.optiply.connector.model.json.EventJson;
import com.optiply.connector.model.outcome.ExactDeadLetter;
import com.optiply.connector.model.progress.PollCursor;
import com.optiply.connector.model.tenant.StreamCommand;
import com.optiply.connector.model.tenant.Tenant;
import com.optiply.connector.model.topic.Topic;
import com.optiply.connector.poller.budget.CallKind;
import com.optiply.connector.poller.cursor.Cursors;
import com.optiply.connector.poller.exact.Call;
import com.optiply.connector.poller.publish.ControlRecords;
import com.optiply.connector.poller.publish.OutgoingRecord;
import com.optiply.connector.poller.replay.PublishedRows;
import com.optiply.connector.poller.stream.RowEvent;
import com.optiply.connector.poller.stream.Stream;
import com.optiply.connector.poller.wire.BadRow;
import com.optiply.connector.poller.wire.ExactRow;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What one step knows: whose stream it is and where it stands.
 *
 * @param now    vendor time
 * @param topics topics whose entities the tenant has: deletions of others are not published
 */
record Reading(Tenant tenant, Stream stream, PollCursor cursor, Instant now, Set<Topic> topics) {

    private static final int LONGEST_RAW = 64 * 1024;

    Call call(String target) {
        return new Call(target, stream.path(), stream.label(), kind());
    }

    /** A first load leaves calls to the others; deletions and the division are always followed. */
    CallKind kind() {
        boolean load = !cursor.firstLoadComplete() && stream != Stream.DELETIONS && stream != Stream.DIVISION;
        return load ? CallKind.BACKFILL : CallKind.LIVE;
    }

    /** Whose rows these are on our own topics. */
    PublishedRows.Owner owner(int partition) {
        return new PublishedRows.Owner(tenant.tenantId(), tenant.incarnation(), tenant.division(), partition);
    }

    Optional<StreamCommand> command() {
        return Cursors.command(tenant, stream.label());
    }

    /** Whether a row of {@code sync/Deleted} is one that an operator has said is not meant. */
    boolean isRejectedDeletion(long row) {
        return stream == Stream.DELETIONS && row <= rejected() && row > confirmed();
    }

    /** Mark up to which an operator has confirmed held deletions, -1 for none. */
    long confirmed() {
        return command().map(command -> command.confirmedUpTo(cursor.epoch())).orElse(-1L);
    }

    /** Mark up to which an operator has rejected held deletions, -1 for none. */
    long rejected() {
        return command().map(command -> command.rejectedUpTo(cursor.epoch())).orElse(-1L);
    }

    /** The event with its envelope. @param contentHash empty where the version is a row version */
    OutgoingRecord event(RowEvent event, long row, String contentHash, Origin origin) {
        Version version = new Version(cursor.epoch(), row);
        EventOrigin from = new EventOrigin(
                tenant.tenantId(),
                tenant.incarnation(),
                tenant.division(),
                source(),
                origin,
                Optional.of(StepTrace.current().orElseGet(this::traceParent)));
        EventKey key = new EventKey(tenant.tenantId(), event.entityId());
        Instant time = event.time().orElse(now);
        return switch (event) {
            case RowEvent.Changed changed ->
                new OutgoingRecord(
                        changed.topic(),
                        key,
                        Optional.of(EventJson.write(changed.value())),
                        EventHeaders.changed(changed.topic(), from, changed.entityId(), version, contentHash, time));
            case RowEvent.Deleted deleted ->
                new OutgoingRecord(
                        deleted.topic(),
                        key,
                        Optional.empty(),
                        EventHeaders.deleted(deleted.topic(), from, deleted.entityId(), version, time));
        };
    }

    Origin origin() {
        return cursor.firstLoadComplete() ? Origin.LIVE : Origin.BACKFILL;
    }

    OutgoingRecord deadLetter(ExactRow row, BadRow cause) {
        String raw = row.raw();
        ExactDeadLetter letter = new ExactDeadLetter(
                tenant.tenantId(),
                stream.label(),
                stream.path(),
                cause.reason(),
                cause.getMessage(),
                raw.length() > LONGEST_RAW ? raw.substring(0, LONGEST_RAW) : raw,
                now);
        return ControlRecords.deadLetter(letter, tenant.incarnation(), tenant.division());
    }

    /** Without tracing, still one name for all events of a page, by the tenant, stream and time of the step (W3C Trace Context); not sampled, so nobody records it. */
    private String traceParent() {
        UUID trace = UUID.nameUUIDFromBytes(
                (tenant.incarnation() + "|" + stream.label() + "|" + now).getBytes(StandardCharsets.UTF_8));
        return "00-%016x%016x-%016x-00"
                .formatted(
                        trace.getMostSignificantBits(),
                        trace.getLeastSignificantBits(),
                        trace.getLeastSignificantBits() ^ trace.getMostSignificantBits());
    }

    private String source() {
        return "/exact/" + tenant.country() + "/" + tenant.division() + "/" + stream.path();
    }
}
