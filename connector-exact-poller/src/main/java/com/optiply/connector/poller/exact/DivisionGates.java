package com.optiply.connector.poller.exact;

import com.optiply.connector.model.time.VendorClock;
import com.optiply.connector.poller.PollerConfig;
import com.optiply.connector.poller.access.ExactAccess;
import com.optiply.connector.poller.budget.CallLimits;
import com.optiply.connector.poller.budget.DivisionGate;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** One gate per company, however many tenants read it. The app is not told apart: sharing a budget that is not shared only costs speed. */
@ApplicationScoped
public class DivisionGates {

    private final ConcurrentMap<URI, DivisionGate> gates = new ConcurrentHashMap<>();
    private final CallLimits limits;
    private final VendorClock clock;

    public DivisionGates(PollerConfig config, VendorClock clock) {
        PollerConfig.Calls calls = config.calls();
        this.limits = new CallLimits(
                calls.perMinute(), calls.perDay(), calls.keptPerMinute(), calls.keptPerDay(), calls.errorsPerHour());
        this.clock = clock;
    }

    /** The gate of the company that this access is for. */
    public DivisionGate of(ExactAccess access) {
        return gates.computeIfAbsent(access.root(), root -> new DivisionGate(limits, clock));
    }
}
