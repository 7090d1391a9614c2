package com.optiply.connector.poller.lane;

import com.optiply.connector.model.progress.PollCursor;
import com.optiply.connector.model.progress.SeenRow;
import com.optiply.connector.model.tenant.StreamCommand;
import com.optiply.connector.model.topic.Topic;
import com.optiply.connector.poller.cursor.SeenRing;
import com.optiply.connector.poller.exact.CallOutcome;
import com.optiply.connector.poller.exact.Failures;
import com.optiply.connector.poller.publish.OutgoingRecord;
import com.optiply.connector.poller.publish.PublishOutcome;
import com.optiply.connector.poller.stream.RowMapper;
import com.optiply.connector.poller.stream.Stream;
import com.optiply.connector.poller.wire.ExactPage;
import com.optiply.connector.poller.wire.PageReader;
import com.optiply.connector.poller.wire.UnreadableAnswer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.apache.kafka.common.KafkaException;

/** Follows a sync endpoint by row version (Exact reference, section 3.7), deletions among them. */
final class SyncReader implements StreamReader {

    private static final ZoneId EXACT_DAY = ZoneId.of("Europe/Amsterdam");

    private final LaneParts parts;
    private final LaneParts.Caller caller;
    private final Probes probes;
    private final DeadLetters letters;
    private final UnknownFields unknown;
    private final DeletionGuard guard;
    private final RightWatch right;
    private final LearnedNote learned;
    private RowMapper mapper;
    private SyncRun run;
    /** When the run under way began, and the last one that came to its end. */
    private Instant began = Instant.MIN;

    private Instant lastLook = Instant.MIN;

    SyncReader(LaneParts parts, LaneParts.Caller caller, Stream stream) {
        this.parts = parts;
        this.caller = caller;
        this.probes = new Probes(caller);
        this.letters = new DeadLetters(parts.metrics());
        this.unknown = new UnknownFields(parts.metrics(), stream);
        this.learned = new LearnedNote(parts);
        this.right = new RightWatch(probes);
        this.guard = new DeletionGuard(parts);
    }

    @Override
    public void drop() {
        run = null;
        guard.runEnded();
    }

    @Override
    public Step step(Reading reading) throws InterruptedException {
        if (run == null) {
            Optional<Step> held = guard.beforeRun(reading);
            if (held.isPresent()) {
                return held.get();
            }
            switch (begin(reading)) {
                case Probes.Answer.Open<SyncRun>(Step step) -> {
                    return step;
                }
                case Probes.Answer.Found<SyncRun>(SyncRun begun) -> run = begun;
            }
            began = reading.now();
        }
        Step step = LaneFailures.withoutBadLink(page(reading));
        boolean goesOn = step instanceof Step.Denied || (step instanceof Step.Read read && read.more());
        if (!goesOn) {
            lastLook = step instanceof Step.Read ? began : lastLook;
            drop();
        }
        return step;
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
            if (!run.visited(answer)) {
                return new Step.Failed(LaneFailures.loop(reading), reading.cursor());
            }
            return write(reading, answer);
        } catch (UnreadableAnswer e) {
            return new Step.Failed(Failures.unreadable(reading.stream().path(), e), reading.cursor());
        } catch (KafkaException e) {
            return new Step.Failed(LaneFailures.kafka(e), reading.cursor());
        }
    }

    private Step write(Reading reading, ExactPage answer) throws InterruptedException {
        PollCursor cursor = reading.cursor();
        SeenRing ring = new SeenRing(cursor.lastPage());
        mapper = (mapper == null ? learned.mapper(reading) : mapper).forPage(answer.rows());
        SyncPage page = SyncPage.of(reading, answer, mapper, ring, letters, unknown);
        parts.metrics().repeats(reading.stream(), page.repeats());
        boolean last = answer.next().isEmpty();
        if (last
                && !cursor.firstLoadComplete()
                && cursor.rows() == 0
                && answer.rows().isEmpty()) {
            switch (probes.right(reading)) {
                case Probes.Answer.Open<Probes.Right>(Step step) -> {
                    drop();
                    return step;
                }
                case Probes.Answer.Found<Probes.Right>(Probes.Right right)
                when right == Probes.Right.NO -> {
                    return new Step.Failed(LaneFailures.noRight(reading), cursor);
                }
                case Probes.Answer.Found<Probes.Right> found -> {}
            }
        }
        if (last && cursor.firstLoadComplete() && !run.sawRows() && right.isWithdrawn(reading)) {
            return new Step.Failed(LaneFailures.noRight(reading), cursor);
        }
        switch (guard.judge(reading, page.rows(), last)) {
            case DeletionGuard.Verdict.Passed passed -> {}
            case DeletionGuard.Verdict.Ahead ahead -> {
                run.page(page, answer.next());
                return new Step.Read(cursor, 0, true);
            }
            case DeletionGuard.Verdict.Anew anew -> {
                run = null;
                return new Step.Read(cursor, 0, true);
            }
            case DeletionGuard.Verdict.Held held -> {
                return writeUpTo(reading, page, held, ring);
            }
            case DeletionGuard.Verdict.Stuck(Step step) -> {
                return step;
            }
        }
        run.page(page, answer.next());
        if (page.isEmpty() && (!last || cursor.firstLoadComplete())) {
            return new Step.Read(cursor, 0, !last);
        }
        List<OutgoingRecord> records = records(reading, page, Long.MAX_VALUE);
        if (records.isEmpty() && !last && run.since().isPresent()) {
            return new Step.Read(cursor, 0, true);
        }
        SeenRing newRing = ring.with(seen(page, Long.MAX_VALUE), mostRemembered());
        long position = last || run.isAscending()
                ? Math.max(Math.max(cursor.position(), run.start()), run.highest())
                : cursor.position();
        Optional<String> continuation = last || run.isAscending() ? Optional.empty() : answer.next();
        return publish(
                reading,
                records,
                offsets -> moved(reading, offsets, page.rows().size(), position, newRing, last, continuation),
                !last);
    }

    /** The part of a held page that was confirmed before; the cursor stops in front of the rest. */
    private Step writeUpTo(Reading reading, SyncPage page, DeletionGuard.Verdict.Held why, SeenRing ring) {
        List<SeenRow> going = seen(page, why.upTo());
        Step.Failed held = new Step.Failed(why.why(), reading.cursor());
        if (going.isEmpty() || !run.isAscending()) {
            return held;
        }
        long position = Math.max(reading.cursor().position(), going.getLast().row());
        SeenRing newRing = ring.with(going, mostRemembered());
        Step step = publish(
                reading,
                records(reading, page, why.upTo()),
                offsets -> moved(reading, offsets, going.size(), position, newRing, false, Optional.empty()),
                false);
        return step instanceof Step.Read read ? new Step.Failed(held.failure(), read.cursor()) : step;
    }

    private Step publish(
            Reading reading,
            List<OutgoingRecord> records,
            Function<Map<Topic, Long>, PollCursor> cursor,
            boolean more) {
        Optional<PollCursor> news = learned.news(reading, mapper);
        List<OutgoingRecord> all = new ArrayList<>(records);
        all.addAll(learned.records(news));
        PublishOutcome outcome = parts.publisher().publish(all, cursor);
        if (outcome instanceof PublishOutcome.Committed(PollCursor written)) {
            learned.written(news);
            parts.metrics().page(reading.stream(), records.size());
            return new Step.Read(written, records.size(), more);
        }
        return Step.of(outcome, reading.cursor());
    }

    private List<OutgoingRecord> records(Reading reading, SyncPage page, long upTo) {
        List<OutgoingRecord> records = new ArrayList<>();
        for (MappedRow row : page.rows()) {
            if (row.seen().row() <= upTo) {
                row.events().stream()
                        .filter(event -> run.since().isEmpty()
                                || event.time().isEmpty()
                                || !event.time().get().isBefore(run.since().get()))
                        .map(event -> reading.event(event, row.seen().row(), "", reading.origin()))
                        .forEach(records::add);
            }
        }
        records.addAll(page.deadLetters());
        return records;
    }

    private static List<SeenRow> seen(SyncPage page, long upTo) {
        return page.rows().stream()
                .map(MappedRow::seen)
                .filter(row -> row.row() <= upTo)
                .toList();
    }

    private static PollCursor moved(
            Reading reading,
            Map<Topic, Long> offsets,
            int rows,
            long position,
            SeenRing ring,
            boolean last,
            Optional<String> continuation) {
        PollCursor cursor = reading.cursor();
        Map<String, Long> marks = new HashMap<>(cursor.firstLoadOffsets());
        if (!cursor.firstLoadComplete()) {
            offsets.forEach((topic, offset) -> marks.computeIfPresent(topic.stem(), (name, old) -> offset));
        }
        return new PollCursor(
                cursor.tenantId(),
                cursor.incarnation(),
                cursor.division(),
                cursor.stream(),
                cursor.sourcePath(),
                cursor.epoch(),
                position,
                cursor.resync(),
                cursor.rows() + rows,
                cursor.firstLoadComplete() || last,
                marks,
                ring.rows(),
                continuation.orElse(null),
                reading.now());
    }

    private int mostRemembered() {
        return parts.services().config().overlap().rows();
    }

    private Probes.Answer<SyncRun> begin(Reading reading) throws InterruptedException {
        PollCursor cursor = reading.cursor();
        SeenRing ring = new SeenRing(cursor.lastPage());
        if (cursor.continuation() != null) {
            return new Probes.Answer.Found<>(SyncRun.resumed(cursor.continuation(), ring.highest(cursor.position())));
        }
        Optional<LocalDate> history = historyFrom(reading);
        if (history.isPresent() && cursor.rows() == 0 && !cursor.firstLoadComplete()) {
            String endPoint = reading.stream().historyEndPoint().orElseThrow();
            return switch (probes.rowVersionAt(reading, endPoint, history.get())) {
                case Probes.Answer.Open<OptionalLong>(Step step) -> new Probes.Answer.Open<>(step);
                case Probes.Answer.Found<OptionalLong>(OptionalLong version)
                when version.isPresent() ->
                    new Probes.Answer.Found<>(from(reading, version.getAsLong() - 1, Optional.empty()));
                // Nothing has changed since that day: Exact gives no row version then, so the rows themselves tell.
                case Probes.Answer.Found<OptionalLong> none ->
                    new Probes.Answer.Found<>(from(
                            reading,
                            0,
                            Optional.of(history.get().atStartOfDay(EXACT_DAY).toInstant())));
            };
        }
        long start = overlaps(reading) ? Math.min(cursor.position(), ring.floor(cursor.position())) : cursor.position();
        return new Probes.Answer.Found<>(from(reading, start, Optional.empty()));
    }

    /**
     * The newest rows are read again for a while after the last change, and in any case by the first read that begins after it: at intervals longer than that
     * while, and after an outage, there would be none otherwise. It takes no more calls.
     */
    private boolean overlaps(Reading reading) {
        PollCursor cursor = reading.cursor();
        Instant young =
                cursor.updated().plus(parts.services().config().overlap().window());
        return cursor.firstLoadComplete() && (reading.now().isBefore(young) || !lastLook.isAfter(cursor.updated()));
    }

    private static Optional<LocalDate> historyFrom(Reading reading) {
        if (!reading.stream().hasHistory()) {
            return Optional.empty();
        }
        return reading.command()
                .filter(command -> command.resync() > 0)
                .map(StreamCommand::resyncFrom)
                .or(() -> Optional.ofNullable(reading.tenant().settings().salesHistoryFrom()));
    }

    private static SyncRun from(Reading reading, long start, Optional<Instant> since) {
        String fields = String.join(",", reading.stream().mapper().fields());
        String target = reading.stream().path() + "?$filter=Timestamp%20gt%20" + start + "L&$select=" + fields;
        return SyncRun.from(target, start, since);
    }
}
