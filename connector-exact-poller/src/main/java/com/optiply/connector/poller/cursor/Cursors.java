package com.optiply.connector.poller.cursor;

import com.optiply.connector.model.progress.PollCursor;
import com.optiply.connector.model.tenant.StreamCommand;
import com.optiply.connector.model.tenant.Tenant;
import com.optiply.connector.poller.stream.Stream;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a cursor is valid for, and what takes its place when it is not. */
public final class Cursors {

    private static final int FIRST_EPOCH = 1;

    private Cursors() {}

    /**
     * The epoch of a tenant's division: that of its cursors, or a new one when the division is another than they were made for.
     *
     * @param stored all cursors of the tenant
     */
    public static int epoch(Tenant tenant, Collection<PollCursor> stored) {
        int own = 0;
        int other = 0;
        for (PollCursor cursor : stored) {
            if (cursor.incarnation().equals(tenant.incarnation())) {
                if (cursor.division() == tenant.division()) {
                    own = Math.max(own, cursor.epoch());
                } else {
                    other = Math.max(other, cursor.epoch());
                }
            }
        }
        return own > other ? own : Math.max(FIRST_EPOCH, other + 1);
    }

    /** The stored cursor when it is still valid; otherwise one that begins at the beginning. */
    public static PollCursor open(Optional<PollCursor> stored, Tenant tenant, Stream stream, int epoch, Instant now) {
        return stored.filter(cursor -> isValid(cursor, tenant, stream, epoch))
                .map(cursor -> isOutdone(cursor, tenant) ? fresh(tenant, stream, epoch, now) : cursor)
                .orElseGet(() -> fresh(tenant, stream, epoch, now));
    }

    /** Whether the tenant's record asks for a resync that the cursor has not obeyed. */
    public static boolean isOutdone(PollCursor cursor, Tenant tenant) {
        return resync(tenant, cursor.stream()) > cursor.resync();
    }

    /** What the operator wants of the stream, if anything. */
    public static Optional<StreamCommand> command(Tenant tenant, String stream) {
        return Optional.ofNullable(tenant.streams()).map(streams -> streams.get(stream));
    }

    /** A cursor at the beginning. */
    public static PollCursor fresh(Tenant tenant, Stream stream, int epoch, Instant now) {
        Map<String, Long> offsets = new HashMap<>();
        stream.topics().forEach(topic -> offsets.put(topic.stem(), -1L));
        return new PollCursor(
                tenant.tenantId(),
                tenant.incarnation(),
                tenant.division(),
                stream.label(),
                stream.path(),
                epoch,
                0,
                resync(tenant, stream.label()),
                0,
                false,
                offsets,
                List.of(),
                null,
                now);
    }

    /** The same place in the rows, but without the link at which a read was to go on. */
    public static PollCursor withoutContinuation(PollCursor cursor) {
        return new PollCursor(
                cursor.tenantId(),
                cursor.incarnation(),
                cursor.division(),
                cursor.stream(),
                cursor.sourcePath(),
                cursor.epoch(),
                cursor.position(),
                cursor.resync(),
                cursor.rows(),
                cursor.firstLoadComplete(),
                cursor.firstLoadOffsets(),
                cursor.lastPage(),
                null,
                cursor.updated());
    }

    private static boolean isValid(PollCursor cursor, Tenant tenant, Stream stream, int epoch) {
        return cursor.incarnation().equals(tenant.incarnation())
                && cursor.division() == tenant.division()
                && cursor.sourcePath().equals(stream.path())
                && cursor.epoch() == epoch;
    }

    private static int resync(Tenant tenant, String stream) {
        return command(tenant, stream).map(StreamCommand::resync).orElse(0);
    }
}
