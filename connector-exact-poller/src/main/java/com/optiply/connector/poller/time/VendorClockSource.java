package com.optiply.connector.poller.time;

import com.optiply.connector.model.time.SandboxClock;
import com.optiply.connector.model.time.VendorClock;
import com.optiply.connector.poller.ConnectorConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The system's clock, or the sandbox's where the installation is a local one. */
@ApplicationScoped
public final class VendorClockSource {

    private static final String LOCAL = "local";

    /** @throws IllegalStateException when the sandbox's clock is set outside a local installation */
    @Produces
    @Singleton
    VendorClock clock(ConnectorConfig config) {
        if (config.clock().sandboxUrl().isEmpty()) {
            return VendorClock.system();
        }
        if (!config.environment().equals(LOCAL)) {
            throw new IllegalStateException(
                    "connector.clock.sandbox-url is only for local use: remove it, or set connector.environment=local");
        }
        return new SandboxClock(config.clock().sandboxUrl().get());
    }

    void close(@Disposes VendorClock clock) throws Exception {
        if (clock instanceof AutoCloseable closeable) {
            closeable.close();
        }
    }
}
