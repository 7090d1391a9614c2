package com.optiply.connector.auth.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.optiply.connector.testsupport.EmbeddedPostgresql;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A service takes no traffic on a schema that is older than it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SchemaReadyTest {

    private EmbeddedPostgresql postgres;

    @BeforeAll
    void start() {
        postgres = EmbeddedPostgresql.start(0);
        List.of("empty", "older").forEach(postgres::createDatabase);
    }

    @AfterAll
    void stop() {
        postgres.close();
    }

    @Test
    void an_empty_database_is_not_ready() {
        HealthCheckResponse answer = new SchemaReady(flyway("empty", "latest")).call();

        assertThat(answer.getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
        assertThat(answer.getData().orElseThrow()).containsEntry("version", "none");
    }

    @Test
    void the_schema_of_the_version_before_is_not_ready_until_it_is_migrated() {
        flyway("older", "1").migrate();
        Flyway current = flyway("older", "latest");
        SchemaReady ready = new SchemaReady(current);

        HealthCheckResponse before = ready.call();
        current.migrate();
        HealthCheckResponse after = ready.call();

        assertThat(before.getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
        assertThat(before.getData().orElseThrow()).containsEntry("version", "1");
        assertThat(after.getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
    }

    private Flyway flyway(String database, String target) {
        return Flyway.configure()
                .dataSource(postgres.jdbcUrl(database), EmbeddedPostgresql.USER, EmbeddedPostgresql.USER)
                .target(target)
                .load();
    }
}
