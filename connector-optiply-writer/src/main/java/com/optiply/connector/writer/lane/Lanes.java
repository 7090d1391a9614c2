package com.optiply.connector.writer.lane;

import com.optiply.connector.model.time.VendorClock;
import com.optiply.connector.writer.config.WriterConfig;
import com.optiply.connector.writer.consume.ExactEvents.Arrived;
import com.optiply.connector.writer.pacing.Pacer;
import com.optiply.connector.writer.state.Database;
import com.optiply.connector.writer.state.Scope;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;

/** The lanes of this process. */
@ApplicationScoped
public class Lanes {

    private final LaneKeeper keeper;
    private final WriterConfig.Pacing pacing;

    Lanes(Database database, LaneRun run, VendorClock clock, WriterConfig config) {
        if (config.lease().compareTo(config.callTimeout().multipliedBy(2)) < 0) {
            throw new IllegalStateException(
                    "writer.lease (%s) must be at least twice writer.call-timeout (%s): a lease outlives the longest call"
                            .formatted(config.lease(), config.callTimeout()));
        }
        this.pacing = config.pacing();
        this.keeper = new LaneKeeper(database, run, clock, config, config.memberId());
    }

    /** Those held at present. */
    public Collection<Lane> held() {
        return keeper.lanes();
    }

    /**
     * Calls to a scope's account beside its lane.
     *
     * @throws SQLException when the other replicas cannot be asked for their pace
     */
    public PaceVisit visit(Scope scope) throws SQLException {
        return scope.account().isPresent()
                ? keeper.visit(scope.account().getAsLong())
                : new PaceVisit(new Pacer(pacing, pacing.startPerSecond()), () -> {});
    }

    /** Time since they were last looked after. */
    Duration sinceRound() {
        return keeper.sinceRound();
    }

    void start(@Observes StartupEvent event) {
        keeper.start();
    }

    void stop(@Observes ShutdownEvent event) {
        keeper.stop();
    }

    void arrived(@Observes Arrived arrived) {
        keeper.wake();
    }
}
