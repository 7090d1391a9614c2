package com.optiply.connector.writer.consume;

import com.optiply.connector.model.time.VendorClock;
import com.optiply.connector.writer.config.ConnectorConfig;
import com.optiply.connector.writer.report.Reports;
import com.optiply.connector.writer.state.Database;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.sql.SQLException;
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

    private final Database database;
    private final Intake intake;
    private final VendorClock clock;
    private final Reports reports;
    private final Event<Arrived> arrived;
    private final RecordDecoder decoder;
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
        this.decoder = new RecordDecoder(config.prefix());
    }

    @Incoming("events")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> records) throws InterruptedException {
        Batch batch = Batch.of(records, decoder);
        Set<Long> scopes = store(batch);
        batch.poison().forEach(bad -> {
            LOG.warnf("record %s of %s cannot be read: %s", bad.position(), bad.topic(), bad.message());
            bad.tenant().ifPresent(tenant -> reports.unreadable(tenant, bad.topic(), bad.position(), bad.message()));
        });
        arrived.fire(new Arrived(scopes));
    }

    @PreDestroy
    void close() {
        closed = true;
    }

    /** Waits for the database as long as it takes; nothing is skipped, and Kafka keeps what was not committed. */
    private Set<Long> store(Batch batch) throws InterruptedException {
        while (true) {
            try {
                return database.write(connection -> intake.store(connection, batch, clock.instant()));
            } catch (SQLException e) {
                if (closed) {
                    throw new IllegalStateException("Stopped before the batch was stored; it comes again", e);
                }
                LOG.warnf("a batch waits for the database: %s", e.getMessage());
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        }
    }
}
