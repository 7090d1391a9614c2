package com.optiply.connector.writer.lane;

import com.optiply.connector.model.progress.SyncStatus;
import com.optiply.connector.model.time.VendorClock;
import com.optiply.connector.writer.config.WriterConfig;
import com.optiply.connector.writer.report.Reports;
import com.optiply.connector.writer.state.Database;
import com.optiply.connector.writer.state.ResourceType;
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
            List<Standing> standings = database.snapshot(connection -> Standing.of(
                    connection,
                    held.stream().map(lane -> lane.claim().scopeId()).toList()));
            Map<Long, List<Standing>> byScope = standings.stream().collect(Collectors.groupingBy(Standing::scopeId));
            List<WriterMeters.Shown> shown = new ArrayList<>();
            for (Lane lane : held) {
                shown.add(WriterMeters.Shown.of(
                        lane, report(lane, byScope.getOrDefault(lane.claim().scopeId(), List.of()))));
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
                List<Standing> standings = database.snapshot(connection ->
                        Standing.of(connection, List.of(gone.claim().scopeId())));
                standings.forEach(standing -> reports.status(scope.get(), board.paused(gone, standing)));
            }
        }
        lastHeld.clear();
        held.forEach(lane -> lastHeld.put(lane.claim().scopeId(), lane));
    }

    private List<Standing> report(Lane lane, List<Standing> known) {
        List<Standing> all = new ArrayList<>();
        for (ResourceType type : ResourceType.values()) {
            Standing standing = known.stream()
                    .filter(some -> some.type() == type)
                    .findFirst()
                    .orElse(Standing.none(lane.claim().scopeId(), type));
            SyncStatus status = board.status(lane, standing);
            reports.status(lane.scope(), status);
            all.add(standing);
        }
        return List.copyOf(all);
    }
}
