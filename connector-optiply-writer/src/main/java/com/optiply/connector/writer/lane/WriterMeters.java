package com.optiply.connector.writer.lane;

import com.optiply.connector.writer.state.Standing;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** Gauges of what is due, waiting and failed, of the lanes held, and of the calls per second found for each tenant. */
@ApplicationScoped
class WriterMeters {

    private static final Map<String, ToLongFunction<Standing>> STATES = Map.of(
            "due", Standing::due,
            "waiting", Standing::waiting,
            "failed", Standing::failed,
            "in-step", Standing::inStep);

    private final MultiGauge resources;
    private final MultiGauge rates;
    private final MultiGauge held;

    WriterMeters(MeterRegistry registry) {
        this.resources = MultiGauge.builder("writer.resources")
                .description("Resources of the lanes held here, by type and state")
                .register(registry);
        this.rates = MultiGauge.builder("writer.optiply.rate")
                .description("Calls per second allowed to the account of a tenant at present")
                .register(registry);
        this.held = MultiGauge.builder("writer.lanes")
                .description("Lanes held by this replica")
                .register(registry);
    }

    void show(List<Standing> standings, Collection<Lane> lanes) {
        List<Row<?>> rows = new ArrayList<>();
        standings.stream()
                .collect(Collectors.groupingBy(Standing::type))
                .forEach((type, some) -> STATES.forEach((state, count) -> rows.add(Row.of(
                        Tags.of("type", type.path(), "state", state),
                        some.stream().mapToLong(count).sum()))));
        resources.register(rows, true);
        rates.register(
                lanes.stream()
                        .<Row<?>>map(lane -> Row.of(
                                Tags.of("tenant", lane.scope().tenant().value()),
                                lane.pacer().rate()))
                        .toList(),
                true);
        held.register(List.of(Row.of(Tags.empty(), lanes.size())), true);
    }
}
