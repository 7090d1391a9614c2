package com.optiply.connector.poller.budget;

import com.optiply.connector.model.time.VendorClock;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;

/**
 * All that tenants of one division share: its budgets, its clock, and the rule that its calls are made one after the other (Exact reference, section 2.1).
 */
public final class DivisionGate {

    private final ReentrantLock turn = new ReentrantLock(true);
    private final CallBudget calls;
    private final ErrorBudget errors;
    private final ExactTime time;

    public DivisionGate(CallLimits limits, VendorClock clock) {
        this.calls = new CallBudget(limits);
        this.errors = new ErrorBudget(limits.errorsPerHour());
        this.time = new ExactTime(clock);
    }

    /** Waits for the turn; {@link #leave} gives it back. @throws InterruptedException when the lane is to end */
    public void enter() throws InterruptedException {
        turn.lockInterruptibly();
    }

    public void leave() {
        turn.unlock();
    }

    /** Whether this endpoint may be called now. */
    public Decision ask(CallKind kind, String endpoint) {
        Instant now = time.now();
        return errors.blockedUntil(endpoint, now)
                .<Decision>map(until -> new Decision.NotBefore(until, Decision.Reason.ERRORS))
                .orElseGet(() -> calls.ask(kind, now));
    }

    public CallBudget calls() {
        return calls;
    }

    public ErrorBudget errors() {
        return errors;
    }

    public ExactTime time() {
        return time;
    }
}
