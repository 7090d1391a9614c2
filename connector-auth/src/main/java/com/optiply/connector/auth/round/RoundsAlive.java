package com.optiply.connector.auth.round;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;

/** Alive while every task takes its steps, whether or not database, Kafka, mail server and vendors answer: a restart would not make them come back. */
@Liveness
@ApplicationScoped
class RoundsAlive implements HealthCheck {

    private final Rounds rounds;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    RoundsAlive(Rounds rounds) {
        this.rounds = rounds;
    }

    @Override
    public HealthCheckResponse call() {
        List<Watched> late = rounds.watched().stream().filter(Watched::isLate).toList();
        told.retainAll(late.stream().map(Watched::name).toList());
        late.stream().filter(task -> told.add(task.name())).forEach(RoundsAlive::tell);
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("rounds").status(late.isEmpty());
        rounds.watched().stream()
                .sorted(Comparator.comparing(Watched::name))
                .forEach(task -> answer.withData(
                        task.name(),
                        "%d of %d s%s"
                                .formatted(
                                        task.sinceStep().toSeconds(),
                                        task.limit().toSeconds(),
                                        task.isLate() ? ", hangs" : "")));
        return answer.build();
    }

    /** Where it stands is in a dump of the threads: what is restarted is gone. */
    private static void tell(Watched task) {
        Log.errorf(
                "The task %s has taken no step for %d s, more than everything in it can take together: it hangs, and this process is to be restarted",
                task.name(), task.sinceStep().toSeconds());
    }
}
