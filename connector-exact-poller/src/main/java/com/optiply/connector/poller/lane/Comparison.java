package com.optiply.connector.poller.lane;

import com.optiply.connector.model.topic.Topic;
import com.optiply.connector.poller.budget.CallKind;
import com.optiply.connector.poller.compare.Differences;
import com.optiply.connector.poller.compare.RowMark;
import com.optiply.connector.poller.compare.SortedMarks;
import com.optiply.connector.poller.exact.Call;
import com.optiply.connector.poller.exact.CallOutcome;
import com.optiply.connector.poller.exact.Failures;
import com.optiply.connector.poller.replay.PublishedRows;
import com.optiply.connector.poller.stream.Stream;
import com.optiply.connector.poller.wire.BadRow;
import com.optiply.connector.poller.wire.ExactPage;
import com.optiply.connector.poller.wire.ExactRow;
import com.optiply.connector.poller.wire.PageReader;
import com.optiply.connector.poller.wire.UnreadableAnswer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * One comparison of a stream: ids and versions of Exact are read, a page a step, then those of our own topic; rows that the topic lacks are read again and
 * published. Rows that only the topic has are counted and left alone: absence is no deletion. Used by the lane alone.
 */
final class Comparison implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Comparison.class);
    private static final int CHUNK = 20_000;
    private static final int MOST_REPAIRED = 10_000;
    private static final int VAT_ROW = 9999;

    private final LaneParts parts;
    private final LaneParts.Caller caller;
    private final Stream stream;
    private final SortedMarks source = new SortedMarks(CHUNK);
    private final PageTrail trail = new PageTrail();
    private final long start;
    private String target;
    private Optional<Instant> scanned = Optional.empty();
    private Differences differences;
    private Repair repair;

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

    /**
     * When Exact had been read to the end; empty before. What was deleted there until then must be on the topic before the next step, or it would count as
     * beyond Exact.
     */
    Optional<Instant> scanned() {
        return scanned;
    }

    /** Rows compared, lacking, repaired, and beyond Exact's, with the ids of some of those. */
    record Result(long compared, long lacking, int repaired, long beyond, List<UUID> samples) {}

    /** What was found; complete after the last step. */
    Result result() {
        return differences == null
                ? new Result(source.count(), 0, 0, 0, List.of())
                : new Result(
                        source.count(),
                        differences.found() - repair.unreadable(),
                        repair.repaired(),
                        differences.beyond(),
                        differences.samples());
    }

    /** @return the outcome; the last one says that nothing more follows */
    Step step(Reading reading) throws InterruptedException {
        try {
            return scanned.isPresent() && differences == null ? compare(reading) : page(reading);
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

    private Step page(Reading reading) throws InterruptedException, UnreadableAnswer {
        CallOutcome outcome = caller.get(
                new Call(repair == null ? target : repair.target(), stream.path(), stream.label(), CallKind.BACKFILL),
                reading.tenant().division());
        if (!(outcome instanceof CallOutcome.Body(byte[] bytes))) {
            return Step.of(outcome, reading.cursor());
        }
        ExactPage page = PageReader.read(bytes);
        return repair == null ? scan(reading, page) : repair.take(reading, page);
    }

    private Step scan(Reading reading, ExactPage page) {
        if (!trail.leadsOn(target, page) || page.next().filter(trail::knows).isPresent()) {
            return new Step.Failed(LaneFailures.loop(reading), reading.cursor());
        }
        for (ExactRow row : page.rows()) {
            mark(reading, row).ifPresent(source::add);
        }
        if (page.next().isPresent()) {
            target = page.next().get();
        } else {
            scanned = Optional.of(parts.clock().instant());
        }
        return new Step.Read(reading.cursor(), 0, true);
    }

    private Step compare(Reading reading) {
        try (SortedMarks topic = new SortedMarks(CHUNK)) {
            PublishedRows.Owner owner = reading.owner(parts.partition());
            long passedOver = 0;
            for (Topic each : stream.topics()) {
                passedOver += parts.services()
                        .published()
                        .marks(each, owner, reading.cursor().epoch(), stream.model(), topic::add);
            }
            if (passedOver > 0) {
                LOG.warnf(
                        "tenant=%s stream=%s the comparison passes over %d records on the topic that are not ours",
                        reading.tenant().tenantId(), stream.label(), passedOver);
            }
            differences = Differences.between(source.sorted(), topic.sorted(), start, MOST_REPAIRED);
        }
        repair = new Repair(parts, stream, differences.lacking());
        return new Step.Read(reading.cursor(), 0, !repair.isDone());
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
}
