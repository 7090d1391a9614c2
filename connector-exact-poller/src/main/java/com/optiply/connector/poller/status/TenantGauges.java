package com.optiply.connector.poller.status;

import com.optiply.connector.model.TenantId;
import com.optiply.connector.model.metric.Metric;
import com.optiply.connector.model.metric.MetricKind;
import com.optiply.connector.model.progress.SyncStatus;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Gauges of the tenants that are read here, replaced as a whole each time. */
final class TenantGauges {

    private static final List<Metric> SHOWN = List.of(
            Metric.EXACT_FRESHNESS,
            Metric.KAFKA_CHANGE_AGE,
            Metric.STREAM_STATE,
            Metric.EXACT_CALLS_LEFT,
            Metric.EXACT_CALLS_FORECAST,
            Metric.EXACT_ERRORS_LEFT);

    private final Map<Metric, MultiGauge> gauges = new EnumMap<>(Metric.class);

    TenantGauges(MeterRegistry registry) {
        for (Metric metric : SHOWN) {
            gauges.put(
                    metric,
                    MultiGauge.builder(metric.meterName())
                            .description(metric.meaning())
                            .baseUnit(metric.kind() == MetricKind.SECONDS ? "seconds" : null)
                            .register(registry));
        }
    }

    void show(Collection<SyncStatus> streams, Map<TenantId, Integer> errorsLeft, Instant now) {
        Map<Metric, List<Row<?>>> rows = new EnumMap<>(Metric.class);
        SHOWN.forEach(metric -> rows.put(metric, new ArrayList<>()));
        Map<TenantId, Integer> callsLeft = new HashMap<>();
        Map<TenantId, Integer> forecast = new HashMap<>();
        for (SyncStatus status : streams) {
            String tenant = status.tenantId().value();
            age(rows, Metric.EXACT_FRESHNESS, status, status.lastSuccess(), now);
            age(rows, Metric.KAFKA_CHANGE_AGE, status, status.lastChange(), now);
            rows.get(Metric.STREAM_STATE)
                    .add(Row.of(tags(Metric.STREAM_STATE, tenant, status.stream(), status.state()), 1));
            if (status.callsLeftToday() != null) {
                callsLeft.merge(status.tenantId(), status.callsLeftToday(), Math::min);
            }
            if (status.callsForecast() != null) {
                forecast.merge(status.tenantId(), status.callsForecast(), Math::max);
            }
        }
        numbers(rows, Metric.EXACT_CALLS_LEFT, callsLeft);
        numbers(rows, Metric.EXACT_CALLS_FORECAST, forecast);
        numbers(rows, Metric.EXACT_ERRORS_LEFT, errorsLeft);
        rows.forEach((metric, some) -> gauges.get(metric).register(some, true));
    }

    private static void age(
            Map<Metric, List<Row<?>>> rows, Metric metric, SyncStatus status, Instant since, Instant now) {
        if (since != null) {
            double seconds = Math.max(0, Duration.between(since, now).toMillis() / 1_000.0);
            rows.get(metric).add(Row.of(tags(metric, status.tenantId().value(), status.stream()), seconds));
        }
    }

    private static void numbers(Map<Metric, List<Row<?>>> rows, Metric metric, Map<TenantId, Integer> numbers) {
        numbers.forEach((tenant, number) -> rows.get(metric).add(Row.of(tags(metric, tenant.value()), number)));
    }

    /** The labels of a metric with these values, in the catalogue's order. */
    static Tags tags(Metric metric, String... values) {
        List<String> labels = metric.labels();
        if (labels.size() != values.length) {
            throw new IllegalArgumentException(metric + " has the labels " + labels);
        }
        return Tags.of(IntStream.range(0, values.length)
                .boxed()
                .flatMap(i -> java.util.stream.Stream.of(labels.get(i), values[i]))
                .toArray(String[]::new));
    }
}
