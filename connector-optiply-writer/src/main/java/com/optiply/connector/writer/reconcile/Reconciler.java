package com.optiply.connector.writer.reconcile;

import com.optiply.connector.writer.reconcile.Plan.Change;
import com.optiply.connector.writer.reconcile.Plan.Create;
import com.optiply.connector.writer.reconcile.Plan.Remove;
import com.optiply.connector.writer.reconcile.Plan.Search;
import com.optiply.connector.writer.reconcile.Plan.Settle;
import com.optiply.connector.writer.state.Ledger.Written;
import com.optiply.connector.writer.state.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;

/**
 * Brings one resource in step: plans the smallest thing to do, records the intent, calls, records the answer. One at a time per resource; the lane sees to that.
 */
@ApplicationScoped
public class Reconciler {

    /** What was prepared for a resource. */
    public sealed interface Step {

        /** Nothing to call; it is being recorded. */
        record Recording(CompletableFuture<Written> written) implements Step {}

        /** A call has to be made. */
        record ToCall(CallStep step) implements Step {}
    }

    /** Makes the calls of one resource and records what came of them. */
    @FunctionalInterface
    public interface CallStep {
        Written run() throws InterruptedException, SQLException;
    }

    private final Creation creation;
    private final Alteration alteration;
    private final Recorder recorder;

    Reconciler(Creation creation, Alteration alteration, Recorder recorder) {
        this.creation = creation;
        this.alteration = alteration;
        this.recorder = recorder;
    }

    /** Decides what to do. */
    public Step prepare(Mandate mandate, Work work) {
        Resource resource = work.resource();
        return switch (Planner.plan(work)) {
            case Settle settle -> new Step.Recording(recorder.record(mandate, resource, settle.settlement()));
            case Create create -> new Step.ToCall(() -> creation.create(mandate, resource, create));
            case Change change -> new Step.ToCall(() -> alteration.change(mandate, resource, change));
            case Remove remove -> new Step.ToCall(() -> alteration.remove(mandate, work, remove));
            case Search search -> new Step.ToCall(() -> creation.search(mandate, resource, search.lost()));
        };
    }
}
