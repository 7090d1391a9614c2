package com.optiply.connector.writer.reconcile;

import com.optiply.connector.writer.state.Ledger;
import com.optiply.connector.writer.state.Ledger.Written;
import com.optiply.connector.writer.state.Resource;
import com.optiply.connector.writer.state.Resources;
import com.optiply.connector.writer.state.Settlement;
import com.optiply.connector.writer.state.Settlement.Failure;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;

/** Records a settlement, and tells of a failure once it is recorded. */
@ApplicationScoped
class Recorder {

    private static final Logger LOG = Logger.getLogger(Recorder.class);

    private final Ledger ledger;
    private final Announcer announcer;
    private final Resources resources;
    private final Blame blame;

    Recorder(Ledger ledger, Announcer announcer, Resources resources, Blame blame) {
        this.ledger = ledger;
        this.announcer = announcer;
        this.resources = resources;
        this.blame = blame;
    }

    /** Hands it over; what is returned completes when it is recorded. */
    CompletableFuture<Written> record(Mandate mandate, Resource resource, Settlement settlement) {
        return ledger.settle(mandate.claim(), settlement).thenApply(written -> {
            if (written == Written.DONE_AND_NEWS) {
                settlement
                        .failure()
                        .ifPresent(failure ->
                                announcer.failed(mandate.scope(), resource.key(), failure, settlement.attempts()));
            }
            if (written == Written.DONE || written == Written.DONE_AND_NEWS) {
                cycleEnded(resource, settlement);
            }
            return written;
        });
    }

    /** The other direction carries a note of the cycle, or was refused for it, until it is looked at again: it is now. */
    private void cycleEnded(Resource before, Settlement after) {
        boolean was = before.cause().filter(Failure.CYCLE::equals).isPresent();
        boolean is = after.failure()
                .map(Failure::cause)
                .filter(Failure.CYCLE::equals)
                .isPresent();
        if (was && !is) {
            try {
                resources.lookAgain(Resources.reversed(before.key()));
            } catch (SQLException e) {
                LOG.warnf("the note of a cycle stays at %s: %s", Resources.reversed(before.key()), e.getMessage());
            }
        }
    }

    /** Waits until it is recorded; a record is not given up while Optiply as a whole is out of order. */
    Written recorded(Mandate mandate, Resource resource, Settlement settlement) throws InterruptedException {
        return record(mandate, resource, blame.judged(mandate, resource, settlement))
                .join();
    }
}
