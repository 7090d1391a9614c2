package com.optiply.connector.writer.reconcile;

import com.optiply.connector.writer.state.Ledger;
import com.optiply.connector.writer.state.Ledger.Written;
import com.optiply.connector.writer.state.Resource;
import com.optiply.connector.writer.state.Settlement;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;

/** Records a settlement, and tells of a failure once it is recorded. */
@ApplicationScoped
class Recorder {

    private final Ledger ledger;
    private final Announcer announcer;

    Recorder(Ledger ledger, Announcer announcer) {
        this.ledger = ledger;
        this.announcer = announcer;
    }

    /** Hands it over; what is returned completes when it is recorded. */
    CompletableFuture<Written> record(Mandate mandate, Resource resource, Settlement settlement) {
        return ledger.settle(mandate.claim(), settlement).thenApply(written -> {
            if (written == Written.DONE) {
                announcer.settled(mandate.scope(), resource, settlement);
            }
            return written;
        });
    }

    /** Waits until it is recorded. */
    Written recorded(Mandate mandate, Resource resource, Settlement settlement) {
        return record(mandate, resource, settlement).join();
    }
}
