package com.optiply.connector.writer.time;

import com.optiply.connector.model.time.SandboxClock;
import com.optiply.connector.model.time.VendorClock;
import com.optiply.connector.writer.config.ConnectorConfig;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import java.net.URI;
import java.util.Optional;

/** Chooses the vendors' clock; the sandbox's is for local mode only, because midnights of real vendors do not follow it. */
@ApplicationScoped
class VendorClockSource {

    private final ConnectorConfig config;

    VendorClockSource(ConnectorConfig config) {
        this.config = config;
    }

    /** Fails the start at once instead of at the first midnight. */
    void atStart(@Observes StartupEvent start) {
        refuseOutsideLocal(config.clock().sandboxUrl(), config.environment());
    }

    static void refuseOutsideLocal(Optional<URI> sandbox, String environment) {
        if (sandbox.isPresent() && !environment.equals("local")) {
            throw new IllegalStateException(
                    "connector.clock.sandbox-url is set, but connector.environment is '%s': the sandbox's clock is for local mode only; remove the setting"
                            .formatted(environment));
        }
    }

    @Produces
    @ApplicationScoped
    VendorClock clock() {
        refuseOutsideLocal(config.clock().sandboxUrl(), config.environment());
        return config.clock().sandboxUrl().<VendorClock>map(SandboxClock::new).orElseGet(VendorClock::system);
    }

    void close(@Disposes VendorClock clock) throws Exception {
        if (clock instanceof AutoCloseable closeable) {
            closeable.close();
        }
    }
}
