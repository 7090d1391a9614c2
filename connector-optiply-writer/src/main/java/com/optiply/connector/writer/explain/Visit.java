package com.optiply.connector.writer.explain;

import com.optiply.connector.writer.pacing.Pacer;
import com.optiply.connector.writer.reconcile.Evidence;
import com.optiply.connector.writer.reconcile.Mandate;
import com.optiply.connector.writer.state.LaneClaim;
import com.optiply.connector.writer.state.Scope;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A reader without a lane: it may look at Optiply and record nothing. */
record Visit(Scope scope, Pacer pacer) implements Mandate {

    @Override
    public LaneClaim claim() {
        throw new IllegalStateException("A visitor records nothing");
    }

    @Override
    public Evidence evidence() {
        throw new IllegalStateException("A visitor writes nothing");
    }

    @Override
    public void takePlace() {
        // One call after the other.
    }

    @Override
    public void leavePlace() {
        // See takePlace.
    }

    @Override
    public boolean mayCall() {
        return true;
    }

    @Override
    public void pause(Duration time) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(time.toMillis());
    }

    @Override
    public void rest(String cause, String message) {
        // The caller gets the answer; the lane finds out for itself.
    }

    @Override
    public void wellAgain() {
        // See rest.
    }
}
