package com.optiply.connector.writer.reconcile;

import com.optiply.connector.writer.pacing.Pacer;
import com.optiply.connector.writer.state.LaneClaim;
import com.optiply.connector.writer.state.Scope;
import java.time.Duration;

/** The right to write for one scope, as its lane gives it. */
public interface Mandate {

    LaneClaim claim();

    /** The scope as it was when the work was read. */
    Scope scope();

    Pacer pacer();

    /** Waits until one of the calls that may be under way at the same time has ended. */
    void takePlace() throws InterruptedException;

    /** The call has ended. */
    void leavePlace();

    /** Whether nothing has ended yet, and a call that begins now ends before the claim can be taken by another; asked right before each call. */
    boolean mayCall();

    /** What the writes of the lane say about Optiply. */
    Evidence evidence();

    /** Waits before a call is repeated, no longer than calls may be made at all. */
    void pause(Duration time) throws InterruptedException;

    /** Optiply cannot be asked for the whole tenant: nothing is tried for a while. */
    void rest(String cause, String message);

    /** Optiply answered. */
    void wellAgain();
}
