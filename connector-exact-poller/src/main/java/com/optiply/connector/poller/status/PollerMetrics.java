package com.optiply.connector.poller.status;

import com.optiply.connector.model.TenantId;
import com.optiply.connector.model.metric.Metric;
import com.optiply.connector.model.progress.SyncStatus;
import com.optiply.connector.poller.publish.PublishOutcome;
import com.optiply.connector.poller.stream.Stream;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The metrics of the poller, as the catalogue names them. Counters know no tenant; gauges of a tenant end when it is no longer read here. */
@ApplicationScoped
public class PollerMetrics {

    /** More different names than this are no fields but data, and would make the series explode. */
    private static final int MOST_FIELDS = 200;

    private static final Set<String> STREAMS =
            Arrays.stream(Stream.values()).map(Stream::label).collect(Collectors.toSet());

    private final MeterRegistry registry;
    private final Set<String> unknownFields = ConcurrentHashMap.newKeySet();
    private final TenantGauges gauges;
    private final Map<TenantId, Integer> errorsLeft = new ConcurrentHashMap<>();

    public PollerMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.gauges = new TenantGauges(registry);
    }

    /** A call to Exact. @param outcome its status, or a word when there was no answer */
    public void call(String stream, String outcome) {
        count(Metric.EXACT_CALLS, 1, stream, outcome);
    }

    /** A page that was committed. */
    public void page(Stream stream, int events) {
        count(Metric.EXACT_PAGES, 1, stream.label(), "committed");
        count(Metric.EXACT_ROWS, events, stream.label(), "published");
    }

    /** Rows that a re-read showed again and that were not published again. */
    public void repeats(Stream stream, int rows) {
        count(Metric.EXACT_ROWS, rows, stream.label(), "suppressed");
    }

    public void deadLetter(Stream stream, String reason) {
        count(Metric.EXACT_DEAD_LETTERS, 1, stream.label(), reason);
    }

    /** A step that came to nothing. @param code as in the status */
    public void failed(Stream stream, String code) {
        count(Metric.EXACT_FAILURES, 1, stream.label(), code);
    }

    /** What came of a transaction. */
    public void transaction(PublishOutcome outcome) {
        switch (outcome) {
            case PublishOutcome.Committed committed -> {}
            case PublishOutcome.Aborted aborted -> count(Metric.KAFKA_ABORTS, 1, aborted.reason());
            case PublishOutcome.PartitionLost lost -> count(Metric.KAFKA_ABORTS, 1, lost.reason());
        }
    }

    /** Rows that a comparison found to differ. @param kind {@code lacking}, {@code repaired} or {@code beyond} */
    public void compared(Stream stream, String kind, long rows) {
        count(Metric.COMPARISON_ROWS, rows, stream.label(), kind);
    }

    /**
     * A field that was not asked for.
     *
     * @return whether this is the first time that anybody here sees it
     */
    public boolean unknownField(Stream stream, String field) {
        String name = stream.label() + "." + field;
        boolean first = unknownFields.size() < MOST_FIELDS && unknownFields.add(name);
        count(Metric.UNKNOWN_FIELDS, 1, stream.label(), unknownFields.contains(name) ? field : "other");
        return first;
    }

    /** Errors that the worst endpoint of the tenant's company may still give within the hour. */
    public void errorsLeft(TenantId tenant, int left) {
        errorsLeft.put(tenant, left);
    }

    /** Shows these streams and no others; comparisons, which report in the same way, are not streams. @param now vendor time */
    void show(Collection<SyncStatus> reported, Instant now) {
        List<SyncStatus> streams = reported.stream()
                .filter(status -> STREAMS.contains(status.stream()))
                .toList();
        errorsLeft.keySet().removeIf(tenant -> streams.stream()
                .noneMatch(status -> status.tenantId().equals(tenant)));
        gauges.show(streams, errorsLeft, now);
    }

    private void count(Metric metric, double by, String... values) {
        registry.counter(metric.meterName(), TenantGauges.tags(metric, values)).increment(by);
    }
}
