package com.optiply.connector.writer.lane;

import com.optiply.connector.model.time.VendorClock;
import com.optiply.connector.writer.config.WriterConfig;
import com.optiply.connector.writer.report.Reports;
import com.optiply.connector.writer.state.Database;
import com.optiply.connector.writer.state.Scope;
import com.optiply.connector.writer.state.ScopeState;
import com.optiply.connector.writer.state.Scopes;
import com.optiply.connector.writer.state.Standing;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Publishes the standing of each lane held here, per type of resource. */
@ApplicationScoped
class StatusReporter {

    private static final Logger LOG = Logger.getLogger(StatusReporter.class);

    private final Lanes lanes;
    private final Database database;
    private final Reports reports;
    private final WriterMeters meters;
    private final Census census;
    private final StatusBoard board;
    private final long intervalNanos;
    private final Map<Long, Lane> lastHeld = new HashMap<>();
    private long reported;
    private boolean failing;

    StatusReporter(
            Lanes lanes,
            Database database,
            Reports reports,
            WriterMeters meters,
            VendorClock clock,
            WriterConfig config) {
        this.lanes = lanes;
        this.database = database;
        this.reports = reports;
        this.meters = meters;
        this.census = new Census(database);
        this.board = new StatusBoard(clock);
        this.intervalNanos = config.statusInterval().toNanos();
        this.reported = System.nanoTime() - intervalNanos;
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void report() {
        if (System.nanoTime() - reported < intervalNanos) {
            return;
        }
        reported = System.nanoTime();
        Collection<Lane> held = lanes.held();
        try {
            Map<Long, List<Standing>> byScope =
                    census.of(held.stream().map(lane -> lane.claim().scopeId()).toList()).stream()
                            .collect(Collectors.groupingBy(Standing::scopeId));
            List<WriterMeters.Shown> shown = new ArrayList<>();
            for (Lane lane : held) {
                shown.add(WriterMeters.Shown.of(
                        lane, report(lane, byScope.get(lane.claim().scopeId()))));
            }
            meters.show(shown, Instant.now());
            reportPaused(held);
            failing = false;
        } catch (SQLException e) {
            if (!failing) {
                LOG.warnf("no status is reported until the database answers: %s", e.getMessage());
            }
            failing = true;
        }
    }

    /** A lane that is not held any more because its tenant is paused has nobody else who says so. */
    private void reportPaused(Collection<Lane> held) throws SQLException {
        held.forEach(lane -> lastHeld.remove(lane.claim().scopeId()));
        for (Lane gone : lastHeld.values()) {
            Optional<Scope> scope = database.snapshot(
                    connection -> Scopes.find(connection, gone.claim().scopeId()));
            if (scope.filter(found -> found.state() == ScopeState.PAUSED).isPresent()) {
                new Census(database)
                        .of(List.of(gone.claim().scopeId()))
                        .forEach(standing -> reports.status(scope.get(), board.paused(gone, standing)));
            }
        }
        lastHeld.clear();
        held.forEach(lane -> lastHeld.put(lane.claim().scopeId(), lane));
    }

    private List<Standing> report(Lane lane, List<Standing> all) {
        all.forEach(standing -> reports.status(lane.scope(), board.status(lane, standing)));
        return all;
    }
}
