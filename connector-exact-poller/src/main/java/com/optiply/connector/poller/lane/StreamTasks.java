package com.optiply.connector.poller.lane;

import com.optiply.connector.model.progress.PollCursor;
import com.optiply.connector.model.tenant.Tenant;
import com.optiply.connector.model.topic.Topic;
import com.optiply.connector.poller.budget.DayPlan;
import com.optiply.connector.poller.cursor.Cursors;
import com.optiply.connector.poller.stream.Stream;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The streams of a lane, kept in step with what the tenant's record asks for. */
final class StreamTasks {

    private final LaneParts parts;
    private final LaneParts.Caller caller;
    private final Map<Stream, StreamTask> tasks = new EnumMap<>(Stream.class);
    private int epoch;

    StreamTasks(LaneParts parts, LaneParts.Caller caller) {
        this.parts = parts;
        this.caller = caller;
    }

    Collection<StreamTask> all() {
        return tasks.values();
    }

    Optional<StreamTask> of(Stream stream) {
        return Optional.ofNullable(tasks.get(stream));
    }

    /**
     * Starts, stops and restarts streams.
     *
     * @param before the tenant as it was, empty at first
     * @return the streams that are read no more
     */
    Set<Stream> adopt(Optional<Tenant> before, Tenant tenant, Instant now) {
        boolean same = before.filter(known ->
                        known.incarnation().equals(tenant.incarnation()) && known.division() == tenant.division())
                .isPresent();
        Set<Stream> chosen = Stream.chosenBy(tenant.settings());
        Set<Stream> ended = EnumSet.noneOf(Stream.class);
        ended.addAll(tasks.keySet());
        ended.removeAll(chosen);
        if (!same) {
            tasks.clear();
        }
        tasks.keySet().removeAll(ended);
        epoch = Cursors.epoch(tenant, parts.cursors().all(tenant.tenantId()));
        for (Stream stream : chosen) {
            StreamTask task = tasks.get(stream);
            if (task != null) {
                task.every(interval(tenant, stream));
            }
            if (task == null) {
                tasks.put(stream, make(tenant, stream, now));
            } else if (Cursors.isOutdone(task.cursor(), tenant)) {
                task.restart(Cursors.fresh(tenant, stream, epoch, now));
            } else if (task.problem().isPresent() || before.isPresent() && isAskedFor(before.get(), tenant, stream)) {
                task.atOnce();
            }
        }
        return ended;
    }

    /** The company was moved: everything begins anew in the new epoch. */
    void raiseEpoch(Tenant tenant, int to, Instant now) {
        epoch = to;
        for (StreamTask task : tasks.values()) {
            if (task.cursor().epoch() < to) {
                task.restart(Cursors.fresh(tenant, task.stream(), to, now));
            }
        }
    }

    /** What following all streams at their intervals costs. */
    DayPlan plan() {
        return new DayPlan(
                tasks.values().stream().mapToDouble(StreamTask::callsPerDay).sum());
    }

    int epoch() {
        return epoch;
    }

    /** Topics whose entities this tenant has or had: those of its streams and of every stream it has a cursor for. */
    Set<Topic> topics(Tenant tenant) {
        Set<Topic> topics = EnumSet.noneOf(Topic.class);
        Set<String> known = new HashSet<>();
        for (PollCursor cursor : parts.cursors().all(tenant.tenantId())) {
            known.add(cursor.stream());
        }
        for (Stream stream : Stream.values()) {
            if (tasks.containsKey(stream) || known.contains(stream.label())) {
                topics.addAll(stream.topics());
            }
        }
        return topics;
    }

    private StreamTask make(Tenant tenant, Stream stream, Instant now) {
        Optional<PollCursor> stored = parts.cursors().get(tenant.tenantId(), stream.label());
        PollCursor cursor = Cursors.open(stored, tenant, stream, epoch, now);
        return new StreamTask(stream, reader(stream), interval(tenant, stream), cursor);
    }

    /** The tenant's own interval, else that of the configuration, else that of the plan. */
    private Duration interval(Tenant tenant, Stream stream) {
        Map<String, Duration> configured = parts.services().config().intervals();
        return tenant.settings()
                .intervals()
                .getOrDefault(stream.label(), configured.getOrDefault(stream.label(), stream.interval()));
    }

    private StreamReader reader(Stream stream) {
        return switch (stream.kind()) {
            case SYNC -> new SyncReader(parts, caller, stream);
            case COMPLETE -> new CompleteReader(parts, caller, stream);
            case DIVISION -> new DivisionReader(parts, caller);
        };
    }

    /** An operator has said something about the stream, or the tenant was resumed: what stood in the way may be gone. */
    private static boolean isAskedFor(Tenant before, Tenant now, Stream stream) {
        return before.state() != now.state()
                || !Objects.equals(Cursors.command(before, stream.label()), Cursors.command(now, stream.label()));
    }

    /** A cursor that says: the first load is finished, and there was nothing. */
    static PollCursor nothingThere(PollCursor cursor, Instant now) {
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
                true,
                cursor.firstLoadOffsets(),
                List.of(),
                null,
                now);
    }
}
