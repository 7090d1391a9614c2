package com.optiply.connector.sandbox.exact;

import com.optiply.connector.sandbox.clock.SandboxClock;
import com.optiply.connector.sandbox.exact.limit.CallLimits;
import com.optiply.connector.sandbox.exact.limit.ErrorVelocity;
import com.optiply.connector.sandbox.exact.model.ExactModel;
import com.optiply.connector.sandbox.exact.oauth.Grants;
import com.optiply.connector.sandbox.exact.store.ApiWrites;
import com.optiply.connector.sandbox.exact.store.RowChanges;
import com.optiply.connector.sandbox.switches.Switches;

/** All that the Exact stand-in remembers. */
public record ExactState(
        SandboxClock clock,
        Switches switches,
        ExactModel model,
        Directory directory,
        RowChanges changes,
        ApiWrites writes,
        Grants grants,
        CallLimits limits,
        ErrorVelocity velocity) {

    /** An empty state. */
    public static ExactState create(SandboxClock clock, Switches switches) {
        ExactModel model = ExactModel.standard();
        RowChanges changes = new RowChanges(model, clock, switches);
        return new ExactState(
                clock,
                switches,
                model,
                new Directory(),
                changes,
                new ApiWrites(model, clock, changes),
                new Grants(clock, switches),
                new CallLimits(clock, switches),
                new ErrorVelocity(clock, switches));
    }

    /** Forgets everything. */
    public void clear() {
        directory.clear();
        grants.clear();
        limits.clear();
        velocity.clear();
    }
}
