package com.optiply.connector.writer.consume;

import com.optiply.connector.model.time.VendorClock;
import com.optiply.connector.writer.config.ConnectorConfig;
import com.optiply.connector.writer.consume.Decoded.Poison;
import com.optiply.connector.writer.report.Reports;
import com.optiply.connector.writer.state.Database;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** The one subscription: all entity topics, tenants and cursors. A batch is acknowledged to Kafka after the database has committed it. */
@ApplicationScoped
public class ExactEvents {

    /** Fired after a batch: these scopes have something new. */
    public record Arrived(Set<Long> scopes) {}

    private static final Logger LOG = Logger.getLogger(ExactEvents.class);
    private static final long PAUSE_MILLIS = 1_000;
    /** Classes of SQL states that are the data's fault: data exception, integrity, beyond a limit. */
    private static final Set<String> OWN_FAULT = Set.of("22", "23", "54");

    private final Database database;
    private final Intake intake;
    private final VendorClock clock;
    private final Reports reports;
    private final Event<Arrived> arrived;
    private final RecordDecoder decoder;
    private final String prefix;
    private volatile boolean closed;

    ExactEvents(
            Database database,
            Intake intake,
            VendorClock clock,
            Reports reports,
            Event<Arrived> arrived,
            ConnectorConfig config) {
        this.database = database;
        this.intake = intake;
        this.clock = clock;
        this.reports = reports;
        this.arrived = arrived;
        this.prefix = config.prefix();
        this.decoder = new RecordDecoder(prefix);
    }

    @Incoming("events")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> records) throws InterruptedException {
        Batch batch = Batch.of(records, decoder);
        List<Poison> poison = new ArrayList<>(batch.poison());
        Set<Long> scopes = store(batch, poison);
        poison.forEach(bad -> {
            LOG.warnf("record %s of %s cannot be read: %s", bad.position(), bad.topic(), bad.message());
            bad.tenant().ifPresent(tenant -> reports.unreadable(tenant, bad.topic(), bad.position(), bad.message()));
        });
        arrived.fire(new Arrived(scopes));
    }

    @PreDestroy
    void close() {
        closed = true;
    }

    /** Waits for the database as long as it takes; nothing is skipped, and Kafka keeps what was not committed. Only what the database refuses for its own sake is left out. */
    private Set<Long> store(Batch batch, List<Poison> poison) throws InterruptedException {
        while (true) {
            try {
                return database.write(connection -> intake.store(connection, batch, clock.instant()));
            } catch (SQLException e) {
                if (isOwnFault(e) && !batch.readable().isEmpty()) {
                    return apart(batch, e, poison);
                }
                if (closed) {
                    throw new IllegalStateException("Stopped before the batch was stored; it comes again", e);
                }
                LOG.warnf("a batch waits for the database: %s", e.getMessage());
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        }
    }

    /** Halves it until the one record is found that the database does not take. */
    private Set<Long> apart(Batch batch, SQLException cause, List<Poison> poison) throws InterruptedException {
        Optional<List<Batch>> halves = batch.halves();
        if (halves.isEmpty()) {
            poison.add(Poison.refused(batch.readable().getFirst(), prefix, cause.getMessage()));
            return store(batch.withoutRecords(), poison);
        }
        Set<Long> scopes = new HashSet<>();
        for (Batch half : halves.get()) {
            scopes.addAll(store(half, poison));
        }
        return scopes;
    }

    private static boolean isOwnFault(SQLException e) {
        return e.getSQLState() != null && OWN_FAULT.contains(e.getSQLState().substring(0, 2));
    }
}
