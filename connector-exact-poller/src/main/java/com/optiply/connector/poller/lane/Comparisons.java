package com.optiply.connector.poller.lane;

import com.optiply.connector.model.progress.PollCursor;
import com.optiply.connector.model.progress.SyncStatus;
import com.optiply.connector.model.tenant.Tenant;
import com.optiply.connector.poller.PollerConfig;
import com.optiply.connector.poller.exact.Failure;
import com.optiply.connector.poller.publish.PublishOutcome;
import com.optiply.connector.poller.stream.Stream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * When streams are compared with Exact: at night, and only while nothing else is due; every row once a week, the newest days of those streams whose row versions
 * Exact can tell by date every night. When it last happened stands in a cursor of its own, {@code items.comparison}. Used by the lane alone.
 */
final class Comparisons {

    private static final Logger LOG = Logger.getLogger(Comparisons.class);
    private static final ZoneId NIGHT = ZoneId.of("Europe/Amsterdam");
    private static final Duration PAUSE = Duration.ofHours(1);
    private static final Duration LEEWAY = Duration.ofHours(12);
    private static final String SUFFIX = SyncStatus.COMPARISON;

    private final LaneParts parts;
    private final LaneParts.Caller caller;
    private final Probes probes;
    private final DeletionDoubt doubt;
    private Comparison running;
    private Reading current;
    private boolean full;
    private Instant notBefore = Instant.MIN;

    Comparisons(LaneParts parts, LaneParts.Caller caller) {
        this.parts = parts;
        this.caller = caller;
        this.probes = new Probes(caller);
        this.doubt = new DeletionDoubt(parts.cursors());
    }

    /** Forgets a comparison that is under way. */
    void drop() {
        Comparison ended = running;
        running = null;
        if (ended != null) {
            try {
                ended.close();
            } catch (UncheckedIOException e) {
                LOG.warnf(
                        "stream=%s temporary files stay behind: %s",
                        ended.stream().label(), e.getMessage());
            }
        }
    }

    /** The disk did not serve, or nobody thought of it: it is told, and tried again in an hour. */
    void failed(RuntimeException cause, Instant now) {
        drop();
        notBefore = now.plus(PAUSE);
        if (current != null) {
            Failure failure = LaneFailures.internal(cause);
            parts.metrics().failed(current.stream(), failure.code());
            parts.services()
                    .status()
                    .report(
                            ComparisonStatus.failed(current, current.stream().label() + SUFFIX, failure, now),
                            current.tenant().division());
        }
    }

    /** @return what came of a step; empty when nothing is to be compared now */
    Optional<Step> step(Tenant tenant, StreamTasks tasks, Instant now) throws InterruptedException {
        if (notBefore.isAfter(now)) {
            return Optional.empty();
        }
        if (running != null
                && tasks.of(running.stream()).filter(task -> !task.isLoading()).isEmpty()) {
            drop();
        }
        if (running == null) {
            return begin(tenant, tasks, now);
        }
        if (running.scanned().isPresent()
                && deletionsPending(tasks, running.scanned().get())) {
            return Optional.empty();
        }
        StreamTask task = tasks.of(running.stream()).orElseThrow();
        current = new Reading(tenant, task.stream(), task.cursor(), now, tasks.topics(tenant));
        return Optional.of(outcome(current, running.step(current), now));
    }

    /**
     * A row that was deleted shortly before Exact was read is live on the topic until its deletion is read: that comes first. Deletions that cannot be read,
     * or are held, have a problem of their own and hold nothing up here.
     */
    private static boolean deletionsPending(StreamTasks tasks, Instant scanned) {
        Optional<StreamTask> deletions = tasks.of(Stream.DELETIONS)
                .filter(task -> task.problem().isEmpty())
                .filter(task -> task.lastSuccess()
                        .filter(read -> !read.isBefore(scanned))
                        .isEmpty());
        deletions.ifPresent(StreamTask::hinted);
        return deletions.isPresent();
    }

    private Optional<Step> begin(Tenant tenant, StreamTasks tasks, Instant now) throws InterruptedException {
        PollerConfig.Comparison plan = parts.services().config().comparison();
        LocalTime time = LocalTime.ofInstant(now, NIGHT);
        if (time.isBefore(plan.from()) || !time.isBefore(plan.to())) {
            return Optional.empty();
        }
        for (StreamTask task : tasks.all()) {
            Stream stream = task.stream();
            if (stream.kind() != Stream.Kind.SYNC || stream.topics().isEmpty() || task.isLoading()) {
                continue;
            }
            Optional<PollCursor> last = last(tenant, task);
            boolean week = isOver(last.map(PollCursor::position), plan.every(), now);
            boolean night = stream.historyEndPoint().isPresent()
                    && isOver(last.map(cursor -> cursor.updated().toEpochMilli()), Duration.ofDays(1), now);
            if (week || night) {
                full = week;
                current = new Reading(tenant, stream, task.cursor(), now, Set.of());
                return Optional.of(begin(current, plan, now));
            }
        }
        return Optional.empty();
    }

    private Step begin(Reading reading, PollerConfig.Comparison plan, Instant now) throws InterruptedException {
        LocalDate newest = LocalDate.ofInstant(now, NIGHT).minusDays(plan.newestDays());
        Optional<LocalDate> history = reading.stream().hasHistory()
                ? Optional.ofNullable(reading.tenant().settings().salesHistoryFrom())
                : Optional.empty();
        Optional<LocalDate> from =
                full ? history : Optional.of(history.filter(newest::isBefore).orElse(newest));
        if (from.isEmpty()) {
            running = new Comparison(parts, caller, reading.stream(), 0);
            return new Step.Read(reading.cursor(), 0, true);
        }
        String endPoint = reading.stream().historyEndPoint().orElseThrow();
        return switch (probes.rowVersionAt(reading, endPoint, from.get())) {
            case Probes.Answer.Open<OptionalLong>(Step step) -> outcome(reading, step, now);
            case Probes.Answer.Found<OptionalLong>(OptionalLong version) -> {
                // No version: nothing has changed since, so there is nothing above the cursor.
                long start = version.isPresent()
                        ? version.getAsLong() - 1
                        : reading.cursor().position();
                running = new Comparison(parts, caller, reading.stream(), start);
                yield new Step.Read(reading.cursor(), 0, true);
            }
        };
    }

    private Step outcome(Reading reading, Step step, Instant now) {
        switch (step) {
            case Step.Read read when read.more() -> {}
            case Step.Read read -> {
                return end(reading, read, now);
            }
            case Step.Denied denied -> notBefore = denied.until();
            case Step.Failed failed -> {
                LOG.infof(
                        "tenant=%s stream=%s comparison put off, code=%s",
                        reading.tenant().tenantId(),
                        reading.stream().label(),
                        failed.failure().code());
                parts.metrics().failed(reading.stream(), failed.failure().code());
                notBefore = now.plus(PAUSE);
                drop();
            }
            case Step.Lost lost -> drop();
        }
        return step;
    }

    private Step end(Reading reading, Step.Read read, Instant now) {
        Comparison.Result result = running.result();
        Stream stream = reading.stream();
        LOG.infof(
                "tenant=%s stream=%s compared=%d lacking=%d repaired=%d beyond=%d",
                reading.tenant().tenantId(),
                stream.label(),
                result.compared(),
                result.lacking(),
                result.repaired(),
                result.beyond());
        parts.metrics().compared(stream, "lacking", result.lacking());
        parts.metrics().compared(stream, "repaired", result.repaired());
        parts.metrics().compared(stream, "beyond", result.beyond());
        long lastFull = full
                ? now.toEpochMilli()
                : last(reading).map(PollCursor::position).orElse(0L);
        drop();
        Optional<PollCursor> doubted = doubt.of(reading.tenant(), result.beyond(), now);
        var outcome = parts.publisher().publish(doubt.records(doubted), offsets -> reading.cursor()
                .beside(SUFFIX, lastFull, result.compared(), now));
        if (!(outcome instanceof PublishOutcome.Committed(PollCursor written))) {
            return Step.of(outcome, reading.cursor());
        }
        parts.cursors().put(written);
        doubted.ifPresent(parts.cursors()::put);
        parts.services()
                .status()
                .report(
                        ComparisonStatus.of(reading, stream.label() + SUFFIX, result, now),
                        reading.tenant().division());
        return read;
    }

    private Optional<PollCursor> last(Reading reading) {
        return parts.cursors().get(reading.tenant().tenantId(), reading.stream().label() + SUFFIX);
    }

    private Optional<PollCursor> last(Tenant tenant, StreamTask task) {
        return parts.cursors()
                .get(tenant.tenantId(), task.stream().label() + SUFFIX)
                .filter(cursor -> cursor.incarnation().equals(tenant.incarnation())
                        && cursor.division() == tenant.division()
                        && cursor.epoch() == task.cursor().epoch());
    }

    /** Nights are not of equal length: what is due in a few hours is due tonight. */
    private static boolean isOver(Optional<Long> last, Duration every, Instant now) {
        return last.map(Instant::ofEpochMilli)
                .filter(at -> at.plus(every).minus(LEEWAY).isAfter(now))
                .isEmpty();
    }
}
