package com.optiply.connector.writer.report;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.flywaydb.core.Flyway;

/** Not ready while the database's schema is not the one this version was built for. */
@Readiness
@ApplicationScoped
class SchemaFits implements HealthCheck {

    private final Flyway flyway;
    private volatile boolean fits;

    SchemaFits(Flyway flyway) {
        this.flyway = flyway;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("schema fits").status(looksRight()).build();
    }

    /** Asked until it fits; a schema does not go back while the service runs. */
    private boolean looksRight() {
        fits = fits || flyway.info().pending().length == 0;
        return fits;
    }
}
