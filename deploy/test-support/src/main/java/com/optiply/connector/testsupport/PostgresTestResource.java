package com.optiply.connector.testsupport;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** A real, empty PostgreSQL database for a Quarkus test: sets {@code quarkus.datasource.*}. */
public final class PostgresTestResource implements QuarkusTestResourceLifecycleManager {

    private static final String DATABASE = "test";

    private AutoCloseable postgres = () -> {};

    @Override
    public Map<String, String> start() {
        String url =
                switch (Infrastructure.chosen()) {
                    case EMBEDDED -> embedded();
                    case CONTAINERS -> container();
                };
        return Map.of(
                "quarkus.datasource.jdbc.url", url,
                "quarkus.datasource.username", EmbeddedPostgresql.USER,
                "quarkus.datasource.password", EmbeddedPostgresql.USER);
    }

    @Override
    public void stop() {
        try {
            postgres.close();
        } catch (Exception e) {
            throw new IllegalStateException("PostgreSQL does not stop", e);
        }
    }

    private String embedded() {
        EmbeddedPostgresql server = EmbeddedPostgresql.start(0);
        postgres = server;
        server.createDatabase(DATABASE);
        return server.jdbcUrl(DATABASE);
    }

    private String container() {
        PostgreSQLContainer container = new PostgreSQLContainer("postgres:18")
                .withDatabaseName(DATABASE)
                .withUsername(EmbeddedPostgresql.USER)
                .withPassword(EmbeddedPostgresql.USER);
        container.start();
        postgres = container;
        return container.getJdbcUrl();
    }
}
