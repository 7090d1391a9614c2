package com.optiply.connector.writer.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.optiply.connector.testsupport.EmbeddedPostgresql;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** A service takes no traffic on a schema that is older than it. */
class SchemaFitsTest {

    @Test
    void a_schema_that_misses_a_migration_is_not_ready_until_it_has_it() {
        try (EmbeddedPostgresql postgres = EmbeddedPostgresql.start(0)) {
            postgres.createDatabase("writer");
            Flyway flyway = Flyway.configure()
                    .dataSource(postgres.jdbcUrl("writer"), EmbeddedPostgresql.USER, EmbeddedPostgresql.USER)
                    .load();
            SchemaFits fits = new SchemaFits(flyway);

            assertThat(fits.call().getStatus()).isEqualTo(Status.DOWN);
            flyway.migrate();
            assertThat(fits.call().getStatus()).isEqualTo(Status.UP);
        }
    }
}
