package com.optiply.connector.auth.status;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;

/** Ready only when the database has the version this build was made for. */
@Readiness
@ApplicationScoped
class SchemaReady implements HealthCheck {

    private final Flyway flyway;
    private volatile boolean current;

    SchemaReady(Flyway flyway) {
        this.flyway = flyway;
    }

    @Override
    public HealthCheckResponse call() {
        // Once current, it stays so for this process: migrations only ever add, and a newer build brings its own check.
        if (current) {
            return HealthCheckResponse.named("database-schema").up().build();
        }
        MigrationInfoService migrations = flyway.info();
        MigrationInfo applied = migrations.current();
        current = applied != null && migrations.pending().length == 0;
        return HealthCheckResponse.named("database-schema")
                .status(current)
                .withData(
                        "version",
                        applied == null ? "none" : applied.getVersion().toString())
                .withData("pending", migrations.pending().length)
                .build();
    }
}
