package com.optiply.connector.poller.status;

import com.optiply.connector.poller.stream.Stream;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/** Counters of the poller. Tenants are no label: hundreds of them would make the series explode; per tenant the status topic tells. */
@ApplicationScoped
public class PollerMetrics {

    private final MeterRegistry registry;

    public PollerMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** A call to Exact. @param outcome its status, or a word when there was no answer */
    public void call(String stream, String outcome) {
        counter("connector.exact.calls", "Calls to Exact", stream, "outcome", outcome)
                .increment();
    }

    /** A page that was committed. */
    public void page(Stream stream, int events) {
        counter("connector.exact.pages", "Pages committed to Kafka", stream.label(), "kind", "committed")
                .increment();
        counter("connector.exact.rows", "Events committed to Kafka", stream.label(), "kind", "published")
                .increment(events);
    }

    /** Rows that a re-read showed again and that were not published again. */
    public void repeats(Stream stream, int rows) {
        counter("connector.exact.rows", "Events committed to Kafka", stream.label(), "kind", "suppressed")
                .increment(rows);
    }

    public void deadLetter(Stream stream, String reason) {
        counter("connector.exact.dead.letters", "Rows that could not be read", stream.label(), "reason", reason)
                .increment();
    }

    /** A transaction that came to nothing. @param reason a word */
    public void aborted(Stream stream, String reason) {
        counter("connector.exact.aborts", "Transactions that were not committed", stream.label(), "reason", reason)
                .increment();
    }

    /** Rows that a comparison found to differ. @param kind {@code lacking}, {@code repaired} or {@code beyond} */
    public void compared(Stream stream, String kind, long rows) {
        counter("connector.exact.comparison.rows", "Rows that differed from Exact", stream.label(), "kind", kind)
                .increment(rows);
    }

    /** @param fewestLeft calls of the day, of the tenant with the fewest @param shortOf tenants whose plan wants more than is left */
    public void calls(Supplier<Number> fewestLeft, Supplier<Number> shortOf) {
        Gauge.builder("connector.exact.calls.left", fewestLeft)
                .description("Calls of the day that are left to the tenant with the fewest")
                .register(registry);
        Gauge.builder("connector.exact.tenants.short", shortOf)
                .description("Tenants whose plan wants more calls until midnight UTC than are left")
                .register(registry);
    }

    /** A field that was not asked for. */
    public void unknownField(Stream stream, String field) {
        counter("connector.exact.unknown.fields", "Fields that were not asked for", stream.label(), "field", field)
                .increment();
    }

    /** @param seconds age of the oldest picture of the stream, in vendor time */
    public void freshness(Stream stream, Supplier<Number> seconds) {
        Gauge.builder("connector.exact.freshness", seconds)
                .description("Age of the oldest complete picture of a stream over all tenants")
                .baseUnit("seconds")
                .tag("stream", stream.label())
                .register(registry);
    }

    private Counter counter(String name, String description, String stream, String key, String value) {
        return Counter.builder(name)
                .description(description)
                .tag("stream", stream)
                .tag(key, value)
                .register(registry);
    }
}
