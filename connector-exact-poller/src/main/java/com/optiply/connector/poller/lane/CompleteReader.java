package com.optiply.connector.poller.lane;

import com.optiply.connector.model.envelope.Origin;
import com.optiply.connector.model.progress.PollCursor;
import com.optiply.connector.model.topic.Topic;
import com.optiply.connector.poller.deletion.DeletionBrake;
import com.optiply.connector.poller.exact.CallOutcome;
import com.optiply.connector.poller.exact.Failure;
import com.optiply.connector.poller.exact.Failures;
import com.optiply.connector.poller.publish.OutgoingRecord;
import com.optiply.connector.poller.publish.PublishOutcome;
import com.optiply.connector.poller.replay.PublishedRow;
import com.optiply.connector.poller.stream.RowEvent;
import com.optiply.connector.poller.stream.Stream;
import com.optiply.connector.poller.wire.ExactPage;
import com.optiply.connector.poller.wire.PageReader;
import com.optiply.connector.poller.wire.UnreadableAnswer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;

/**
 * Reads all rows each time, for sources without row versions (Exact reference, sections 4.2 and 4.6). What was published before lies on our own topic. Where
 * absence is the only sign of a deletion, a complete and error-free read that shows rows at all, or is known to be allowed to, decides.
 */
final class CompleteReader implements StreamReader {

    private final LaneParts parts;
    private final LaneParts.Caller caller;
    private final Stream stream;
    private final Probes probes;
    private final DeadLetters letters;
    private final UnknownFields unknown;
    private final HeldMark mark;
    private Map<String, PublishedRow> published;
    private CompleteRun run;
    private int callsOfLastRun = 1;

    CompleteReader(LaneParts parts, LaneParts.Caller caller, Stream stream) {
        this.parts = parts;
        this.caller = caller;
        this.stream = stream;
        this.probes = new Probes(caller);
        this.mark = new HeldMark(parts);
        this.letters = new DeadLetters(parts.metrics());
        this.unknown = new UnknownFields(parts.metrics(), stream);
    }

    @Override
    public void drop() {
        run = null;
    }

    @Override
    public int callsOfLastRun() {
        return callsOfLastRun;
    }

    @Override
    public Step step(Reading reading) throws InterruptedException {
        try {
            if (published == null) {
                published =
                        parts.services().published().live(topic(), reading.owner(parts.partition()), stream.model());
            }
        } catch (KafkaException e) {
            return new Step.Failed(LaneFailures.kafka(e), reading.cursor());
        }
        if (run == null) {
            run = begin(reading);
        }
        Step step = LaneFailures.withoutBadLink(page(reading));
        boolean goesOn = step instanceof Step.Denied || (step instanceof Step.Read read && read.more());
        if (!goesOn) {
            drop();
        }
        return step;
    }

    private CompleteRun begin(Reading reading) {
        String continuation = reading.cursor().continuation();
        String all =
                stream.path() + "?$select=" + String.join(",", stream.mapper().fields());
        return new CompleteRun(
                continuation == null ? all : continuation, reading.now().toEpochMilli(), continuation == null);
    }

    private Step page(Reading reading) throws InterruptedException {
        if (run.isLoop()) {
            return new Step.Failed(LaneFailures.loop(reading), reading.cursor());
        }
        CallOutcome outcome =
                caller.get(reading.call(run.target()), reading.tenant().division());
        if (!(outcome instanceof CallOutcome.Body(byte[] bytes))) {
            return Step.of(outcome, reading.cursor());
        }
        try {
            ExactPage answer = PageReader.read(bytes);
            return run.visited(answer)
                    ? write(reading, answer)
                    : new Step.Failed(LaneFailures.loop(reading), reading.cursor());
        } catch (UnreadableAnswer e) {
            return new Step.Failed(Failures.unreadable(stream.path(), e), reading.cursor());
        }
    }

    private Step write(Reading reading, ExactPage answer) throws InterruptedException {
        CompletePage page = CompletePage.of(reading, answer, run, published, letters, unknown);
        boolean last = answer.next().isEmpty();
        run.follow(answer.next());
        if (!last) {
            return publish(reading, page, List.of(), answer.next(), Optional.empty());
        }
        callsOfLastRun = run.calls();
        boolean firstLoad = !reading.cursor().firstLoadComplete();
        List<String> absent = absent();
        if (run.sawNothing() && (firstLoad || !absent.isEmpty())) {
            switch (probes.right(reading)) {
                case Probes.Answer.Open<Probes.Right>(Step step) -> {
                    drop();
                    return step;
                }
                case Probes.Answer.Found<Probes.Right>(Probes.Right right)
                when right == Probes.Right.NO || (right == Probes.Right.UNKNOWN && !absent.isEmpty()) -> {
                    return new Step.Failed(LaneFailures.noRight(reading), reading.cursor());
                }
                case Probes.Answer.Found<Probes.Right> found -> {}
            }
        }
        boolean holds = DeletionBrake.holds(absent.size(), published.size());
        long since = mark.since(reading, run.startedAt());
        Optional<Step> unmarked = holds ? mark.hold(reading, since, absent.size()) : mark.release(reading);
        if (unmarked.isPresent()) {
            return unmarked.get();
        }
        Optional<Failure> held = holds ? held(reading, absent.size(), since) : Optional.empty();
        return publish(reading, page, held.isPresent() ? List.of() : absent, Optional.empty(), held);
    }

    private List<String> absent() {
        if (!stream.absenceIsDeletion() || !run.showsAbsence()) {
            return List.of();
        }
        return published.keySet().stream().filter(id -> !run.hasSeen(id)).toList();
    }

    /** Empty when an operator has confirmed what is held. */
    private Optional<Failure> held(Reading reading, int absent, long since) {
        return reading.confirmed() >= since
                ? Optional.empty()
                : Optional.of(LaneFailures.held(topic().stem(), absent, published.size(), since));
    }

    private Step publish(
            Reading reading, CompletePage page, List<String> absent, Optional<String> next, Optional<Failure> held) {
        PollCursor cursor = reading.cursor();
        boolean ends = next.isEmpty();
        List<OutgoingRecord> records = new ArrayList<>(page.records());
        Optional<Instant> time = Optional.of(Instant.ofEpochMilli(run.startedAt()));
        absent.forEach(id -> records.add(
                reading.event(new RowEvent.Deleted(topic(), id, time), run.startedAt(), "", Origin.RECONCILE)));
        if (records.isEmpty() && (cursor.firstLoadComplete() || !ends)) {
            return held.<Step>map(failure -> new Step.Failed(failure, cursor))
                    .orElseGet(() -> new Step.Read(cursor, 0, !ends));
        }
        PublishOutcome outcome =
                parts.publisher().publish(records, offsets -> moved(reading, offsets, records.size(), next));
        if (!(outcome instanceof PublishOutcome.Committed(PollCursor written))) {
            return Step.of(outcome, cursor);
        }
        published.putAll(page.changed());
        absent.forEach(published::remove);
        parts.metrics().page(stream, records.size());
        return held.<Step>map(failure -> new Step.Failed(failure, written))
                .orElseGet(() -> new Step.Read(written, records.size(), !ends));
    }

    private PollCursor moved(Reading reading, Map<Topic, Long> offsets, int rows, Optional<String> next) {
        PollCursor cursor = reading.cursor();
        boolean ends = next.isEmpty();
        boolean loading = !cursor.firstLoadComplete();
        Map<String, Long> marks = new HashMap<>(cursor.firstLoadOffsets());
        if (loading) {
            offsets.forEach((topic, offset) -> marks.computeIfPresent(topic.stem(), (name, old) -> offset));
        }
        return new PollCursor(
                cursor.tenantId(),
                cursor.incarnation(),
                cursor.division(),
                cursor.stream(),
                cursor.sourcePath(),
                cursor.epoch(),
                ends ? Math.max(cursor.position(), run.startedAt()) : cursor.position(),
                cursor.resync(),
                cursor.rows() + rows,
                cursor.firstLoadComplete() || ends,
                marks,
                List.of(),
                loading ? next.orElse(null) : null,
                reading.now());
    }

    private Topic topic() {
        return stream.topics().getFirst();
    }
}
