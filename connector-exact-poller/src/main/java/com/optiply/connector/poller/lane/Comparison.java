package com.optiply.connector.poller.lane;

import com.optiply.connector.model.envelope.Origin;
import com.optiply.connector.model.progress.PollCursor;
import com.optiply.connector.model.topic.Topic;
import com.optiply.connector.poller.budget.CallKind;
import com.optiply.connector.poller.compare.Differences;
import com.optiply.connector.poller.compare.RowMark;
import com.optiply.connector.poller.compare.SortedMarks;
import com.optiply.connector.poller.cursor.SeenRing;
import com.optiply.connector.poller.exact.Call;
import com.optiply.connector.poller.exact.CallOutcome;
import com.optiply.connector.poller.exact.Failures;
import com.optiply.connector.poller.publish.OutgoingRecord;
import com.optiply.connector.poller.publish.PublishOutcome;
import com.optiply.connector.poller.replay.PublishedRows;
import com.optiply.connector.poller.stream.Stream;
import com.optiply.connector.poller.wire.BadRow;
import com.optiply.connector.poller.wire.ExactPage;
import com.optiply.connector.poller.wire.ExactRow;
import com.optiply.connector.poller.wire.PageReader;
import com.optiply.connector.poller.wire.UnreadableAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.common.KafkaException;

/**
 * One comparison of a stream: ids and versions of Exact are read, a page a step, then those of our own topic; rows that the topic lacks are read again and
 * published. Rows that only the topic has are counted and left alone: absence is no deletion. Used by the lane alone.
 */
final class Comparison implements AutoCloseable {

    private static final int CHUNK = 20_000;
    private static final int MOST_REPAIRED = 10_000;
    private static final int VAT_ROW = 9999;

    private final LaneParts parts;
    private final LaneParts.Caller caller;
    private final Stream stream;
    private final SortedMarks source = new SortedMarks(CHUNK);
    private final long start;
    private String target;
    private Differences differences;
    private int repaired;

    /** @param start row version after which rows are compared */
    Comparison(LaneParts parts, LaneParts.Caller caller, Stream stream, long start) {
        this.parts = parts;
        this.caller = caller;
        this.stream = stream;
        this.start = start;
        String line = stream == Stream.SALES_INVOICES ? ",LineNumber" : "";
        this.target = stream.path() + "?$filter=Timestamp%20gt%20" + start + "L&$select=ID,Timestamp" + line;
    }

    Stream stream() {
        return stream;
    }

    /** Rows compared, lacking, repaired, and beyond Exact's, with the ids of some of those. */
    record Result(long compared, long lacking, int repaired, long beyond, List<UUID> samples) {}

    /** What was found; complete after the last step. */
    Result result() {
        return differences == null
                ? new Result(source.count(), 0, 0, 0, List.of())
                : new Result(
                        source.count(), differences.found(), repaired, differences.beyond(), differences.samples());
    }

    /** @return the outcome; the last one says that nothing more follows */
    Step step(Reading reading) throws InterruptedException {
        CallOutcome outcome = caller.get(
                new Call(target, stream.path(), stream.label(), CallKind.BACKFILL),
                reading.tenant().division());
        if (!(outcome instanceof CallOutcome.Body(byte[] bytes))) {
            return Step.of(outcome, reading.cursor());
        }
        try {
            ExactPage page = PageReader.read(bytes);
            return differences == null ? scanned(reading, page) : repair(reading, page);
        } catch (UnreadableAnswer e) {
            return new Step.Failed(Failures.unreadable(stream.path(), e), reading.cursor());
        } catch (KafkaException e) {
            return new Step.Failed(LaneFailures.kafka(e), reading.cursor());
        }
    }

    @Override
    public void close() {
        source.close();
    }

    private Step scanned(Reading reading, ExactPage page) {
        for (ExactRow row : page.rows()) {
            mark(reading, row).ifPresent(source::add);
        }
        if (page.next().isPresent()) {
            target = page.next().get();
            return new Step.Read(reading.cursor(), 0, true);
        }
        try (SortedMarks topic = new SortedMarks(CHUNK)) {
            PublishedRows.Owner owner = new PublishedRows.Owner(
                    reading.tenant().tenantId(),
                    reading.tenant().incarnation(),
                    reading.tenant().division(),
                    parts.partition());
            for (Topic each : stream.topics()) {
                parts.services().published().marks(each, owner, reading.cursor().epoch(), stream.model(), topic::add);
            }
            differences = Differences.between(source.sorted(), topic.sorted(), start, MOST_REPAIRED);
        }
        return goOn(reading, 0);
    }

    /** Rows above the cursor are still to come by themselves; rows that cannot be read were reported when they came. */
    private Optional<RowMark> mark(Reading reading, ExactRow row) {
        try {
            long version = row.needLong("Timestamp");
            boolean vat = stream == Stream.SALES_INVOICES && row.needInteger("LineNumber") == VAT_ROW;
            return version > reading.cursor().position() || vat
                    ? Optional.empty()
                    : Optional.of(new RowMark(row.needId("ID"), version, version, true));
        } catch (BadRow e) {
            return Optional.empty();
        }
    }

    private Step goOn(Reading reading, int changes) {
        if (differences.lacking().isEmpty()) {
            return new Step.Read(reading.cursor(), changes, false);
        }
        target = stream.path() + "?$filter=Timestamp%20gt%20"
                + (differences.lacking().first() - 1) + "L&$select="
                + String.join(",", stream.mapper().fields());
        return new Step.Read(reading.cursor(), changes, true);
    }

    private Step repair(Reading reading, ExactPage page) {
        SyncPage rows = SyncPage.of(
                reading,
                page,
                stream.mapper().forPage(page.rows()),
                new SeenRing(List.of()),
                new DeadLetters(parts.metrics()),
                new UnknownFields(parts.metrics(), stream));
        List<OutgoingRecord> records = new ArrayList<>();
        for (MappedRow row : rows.rows()) {
            if (differences.lacking().contains(row.seen().row())) {
                row.events().stream()
                        .map(event -> reading.event(event, row.seen().row(), "", Origin.RECONCILE))
                        .forEach(records::add);
            }
        }
        if (!records.isEmpty()) {
            PollCursor unmoved = reading.cursor();
            PublishOutcome outcome = parts.publisher().publish(records, offsets -> unmoved);
            if (!(outcome instanceof PublishOutcome.Committed)) {
                return Step.of(outcome, unmoved);
            }
        }
        repaired += records.size();
        // A row with a newer version than when it was compared comes by itself.
        long done = Math.max(rows.highest(), differences.lacking().first());
        differences.lacking().headSet(done, true).clear();
        return goOn(reading, records.size());
    }
}
