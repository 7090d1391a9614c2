package com.optiply.connector.auth.metric;

import com.optiply.connector.auth.metric.Consents.Standing;
import com.optiply.connector.auth.round.Round;
import com.optiply.connector.auth.round.Rounds;
import com.optiply.connector.model.metric.Metric;
import com.optiply.connector.model.time.VendorClock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Shows the state and the age of each tenant's consent. Every replica shows all of them: whoever adds up must take the largest per tenant. */
@ApplicationScoped
class TenantGauges {

    private static final String EVERY = "10s";

    private final Consents consents;
    private final VendorClock clock;
    private final MultiGauge tenants;
    private final MultiGauge states;
    private final MultiGauge ages;
    private final Round round;

    TenantGauges(Consents consents, VendorClock clock, MeterRegistry registry, Rounds rounds) {
        this.consents = consents;
        this.clock = clock;
        this.tenants = gauge(Metric.TENANTS).register(registry);
        this.states = gauge(Metric.GRANT_STATE).register(registry);
        this.ages = gauge(Metric.TOKEN_AGE).baseUnit("seconds").register(registry);
        this.round = rounds.every(EVERY, "gauges", rounds.transactions(1));
    }

    void atStart(@Observes StartupEvent start) {
        round.step();
    }

    @Scheduled(
            every = EVERY,
            concurrentExecution = ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void show() {
        round.run(this::showAll);
    }

    private void showAll() {
        try {
            show(consents.all(), clock.instant());
        } catch (RuntimeException e) {
            // What was shown last would be taken for the present.
            show(List.of(), clock.instant());
            Log.debugf("no gauges of tenants now: %s", e.getMessage());
        }
    }

    private void show(List<Standing> all, Instant now) {
        List<Row<?>> state = new ArrayList<>();
        List<Row<?>> age = new ArrayList<>();
        for (Standing one : all) {
            one.grant()
                    .ifPresent(word -> state.add(
                            Row.of(tags(Metric.GRANT_STATE, one.tenant()).and("state", word), 1)));
            one.issued()
                    .ifPresent(at -> age.add(Row.of(
                            tags(Metric.TOKEN_AGE, one.tenant()),
                            Math.max(0, Duration.between(at, now).toSeconds()))));
        }
        tenants.register(
                all.stream().collect(Collectors.groupingBy(Standing::state, Collectors.counting())).entrySet().stream()
                        .<Row<?>>map(entry -> Row.of(tags(Metric.TENANTS, entry.getKey()), entry.getValue()))
                        .toList(),
                true);
        states.register(state, true);
        ages.register(age, true);
    }

    private static Tags tags(Metric metric, String first) {
        return Tags.of(metric.labels().getFirst(), first);
    }

    private static MultiGauge.Builder gauge(Metric metric) {
        return MultiGauge.builder(metric.meterName()).description(metric.meaning());
    }
}
