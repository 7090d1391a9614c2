package com.optiply.connector.writer.lane;

import com.optiply.connector.model.metric.Metric;
import com.optiply.connector.model.metric.MetricKind;
import com.optiply.connector.writer.state.Standing;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/** Gauges of the lanes held here, replaced as a whole each time, so that those of a lane end with it. */
@ApplicationScoped
class WriterMeters {

    private static final List<Metric> SHOWN = List.of(
            Metric.OPTIPLY_RESOURCES,
            Metric.OPTIPLY_FRESHNESS,
            Metric.OPTIPLY_RATE,
            Metric.OPTIPLY_BLOCKED,
            Metric.OPTIPLY_LANES);

    private static final Map<String, ToLongFunction<Standing>> STATES = Map.of(
            "due", Standing::due,
            "waiting", Standing::waiting,
            "failed", Standing::failed,
            "in-step", Standing::inStep);

    private final Map<Metric, MultiGauge> gauges = new EnumMap<>(Metric.class);

    /** One lane as it is shown. @param blocked cause that keeps all of it from being written, or null */
    record Shown(String tenant, double rate, String blocked, List<Standing> standings) {

        static Shown of(Lane lane, List<Standing> standings) {
            return new Shown(
                    lane.scope().tenant().value(),
                    lane.pacer().rate(),
                    lane.trouble().map(Lane.Trouble::cause).orElse(null),
                    standings);
        }
    }

    WriterMeters(MeterRegistry registry) {
        for (Metric metric : SHOWN) {
            gauges.put(
                    metric,
                    MultiGauge.builder(metric.meterName())
                            .description(metric.meaning())
                            .baseUnit(metric.kind() == MetricKind.SECONDS ? "seconds" : null)
                            .register(registry));
        }
    }

    /** Shows these lanes and no others. @param now real time */
    void show(Collection<Shown> lanes, Instant now) {
        Map<Metric, List<Row<?>>> rows = new EnumMap<>(Metric.class);
        SHOWN.forEach(metric -> rows.put(metric, new ArrayList<>()));
        for (Shown lane : lanes) {
            add(rows, Metric.OPTIPLY_RATE, lane.rate(), lane.tenant());
            if (lane.blocked() != null) {
                add(rows, Metric.OPTIPLY_BLOCKED, 1, lane.tenant(), lane.blocked());
            }
            for (Standing standing : lane.standings()) {
                String type = standing.type().path();
                STATES.forEach((state, count) ->
                        add(rows, Metric.OPTIPLY_RESOURCES, count.applyAsLong(standing), lane.tenant(), type, state));
                add(rows, Metric.OPTIPLY_FRESHNESS, age(standing, now), lane.tenant(), type);
            }
        }
        add(rows, Metric.OPTIPLY_LANES, lanes.size());
        rows.forEach((metric, some) -> gauges.get(metric).register(some, true));
    }

    private static double age(Standing standing, Instant now) {
        return standing.oldestDue()
                .map(since -> Math.max(0, Duration.between(since, now).toMillis() / 1_000.0))
                .orElse(0.0);
    }

    private static void add(Map<Metric, List<Row<?>>> rows, Metric metric, double value, String... labels) {
        rows.get(metric).add(Row.of(tags(metric, labels), value));
    }

    private static Tags tags(Metric metric, String... values) {
        return Tags.of(IntStream.range(0, values.length)
                .boxed()
                .flatMap(i -> java.util.stream.Stream.of(metric.labels().get(i), values[i]))
                .toArray(String[]::new));
    }
}
