package com.optiply.connector.auth.time;

import com.optiply.connector.model.time.SandboxClock;
import com.optiply.connector.model.time.VendorClock;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.interceptor.Interceptor;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Chooses the vendors' clock. The sandbox's is for local mode only: token life and midnights of real vendors do not follow it. */
@ApplicationScoped
class VendorClockSource {

    private final Optional<URI> sandbox;
    private final String environment;

    VendorClockSource(
            @ConfigProperty(name = "connector.clock.sandbox-url") Optional<URI> sandbox,
            @ConfigProperty(name = "connector.environment", defaultValue = "production") String environment) {
        this.sandbox = sandbox;
        this.environment = environment;
    }

    /** Fails the start at once instead of at the first token. */
    void atStart(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent start) {
        try {
            refuseOutsideLocal(sandbox, environment);
        } catch (IllegalStateException e) {
            Log.errorf("Start refused. %s", e.getMessage());
            throw e;
        }
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
        refuseOutsideLocal(sandbox, environment);
        return sandbox.<VendorClock>map(SandboxClock::new).orElseGet(VendorClock::system);
    }

    void close(@Disposes VendorClock clock) throws Exception {
        if (clock instanceof AutoCloseable closeable) {
            closeable.close();
        }
    }
}
