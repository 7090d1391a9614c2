package com.optiply.connector.images;

import static org.assertj.core.api.Assertions.assertThat;

import com.optiply.connector.testsupport.EmbeddedPostgresql;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The chart's init container: with these variables a packaged service migrates its database and ends, with nothing else around it. */
class MigrationTest {

    private static final String SOCKET_TIMEOUT = "QUARKUS_DATASOURCE_JDBC_ADDITIONAL_JDBC_PROPERTIES_SOCKETTIMEOUT";
    private static final Map<String, String> AS_THE_CHART_DOES = Map.of(
            "QUARKUS_FLYWAY_MIGRATE_AT_START",
            "true",
            "QUARKUS_INIT_AND_EXIT",
            "true",
            "QUARKUS_OIDC_CLIENT_CLIENT_ENABLED",
            "false",
            SOCKET_TIMEOUT,
            "0");

    private record Ended(int code, String said) {}

    @ParameterizedTest
    @CsvSource({"AUTH,tenant", "WRITER,source_row"})
    void migrates_and_ends_also_when_there_is_nothing_left_to_do(Image image, String table)
            throws IOException, InterruptedException, SQLException {
        try (EmbeddedPostgresql postgres = EmbeddedPostgresql.start(0)) {
            postgres.createDatabase("one");

            migrated(image, postgres.jdbcUrl("one"));
            List<String> history = history(postgres, table);
            migrated(image, postgres.jdbcUrl("one"));

            assertThat(history).isNotEmpty().isEqualTo(history(postgres, table));
        }
    }

    /** The settings file is that of the service; the authority it names is mounted into the service alone, as are the credentials. */
    @ParameterizedTest
    @EnumSource(names = {"AUTH", "WRITER"})
    void needs_nothing_of_what_kafka_needs(Image image, @TempDir Path folder) throws IOException, InterruptedException {
        Path settings = Files.writeString(folder.resolve("application.properties"), """
                kafka.security.protocol=SASL_SSL
                kafka.sasl.mechanism=SCRAM-SHA-512
                kafka.ssl.truststore.type=PEM
                kafka.ssl.truststore.location=/var/run/connector/kafka-ca/ca.crt
                quarkus.log.console.json.enabled=false
                quarkus.log.console.format=as the file says: %s%n
                """);
        try (EmbeddedPostgresql postgres = EmbeddedPostgresql.start(0)) {
            postgres.createDatabase("one");

            Ended ended =
                    migrate(image, postgres.jdbcUrl("one"), Map.of("QUARKUS_CONFIG_LOCATIONS", settings.toString()));

            assertThat(ended.said()).contains("as the file says: ");
            assertThat(ended.code()).as(ended.said()).isZero();
        }
    }

    /** The chart takes the limit away: an index over millions of rows takes longer. */
    @Test
    void the_variable_says_how_long_a_statement_may_take() throws IOException, InterruptedException, SQLException {
        try (EmbeddedPostgresql postgres = EmbeddedPostgresql.start(0)) {
            postgres.createDatabase("one");
            migrated(Image.WRITER, postgres.jdbcUrl("one"));
            try (Connection other = connection(postgres);
                    Statement statement = other.createStatement()) {
                other.setAutoCommit(false);
                statement.execute("lock table flyway_schema_history in access exclusive mode");

                Ended impatient = migrate(Image.WRITER, postgres.jdbcUrl("one"), Map.of(SOCKET_TIMEOUT, "1"));

                assertThat(impatient.code()).as(impatient.said()).isNotZero();
                assertThat(impatient.said()).contains("Read timed out");
            }
        }
    }

    private static void migrated(Image image, String url) throws IOException, InterruptedException {
        Ended ended = migrate(image, url, Map.of());
        assertThat(ended.said()).doesNotContain("Listening on");
        assertThat(ended.code()).as(ended.said()).isZero();
    }

    private static Ended migrate(Image image, String url, Map<String, String> other)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java", "-Xmx256m"));
        command.addAll(List.of(
                "-Dquarkus.datasource.jdbc.url=" + url,
                "-Dquarkus.datasource.username=" + EmbeddedPostgresql.USER,
                "-Dquarkus.datasource.password=" + EmbeddedPostgresql.USER,
                // Nobody is there: a migration asks neither the broker nor the issuer.
                "-Dkafka.bootstrap.servers=localhost:1",
                "-Dquarkus.oidc.auth-server-url=http://localhost:1",
                "-Dquarkus.oidc-client.auth-server-url=http://localhost:1",
                "-jar",
                image.packaged(Path.of("").toAbsolutePath())
                        .resolve("quarkus-run.jar")
                        .toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(AS_THE_CHART_DOES);
        builder.environment().putAll(other);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).as(said).isTrue();
        return new Ended(process.exitValue(), said);
    }

    private static Connection connection(EmbeddedPostgresql postgres) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl("one"), EmbeddedPostgresql.USER, EmbeddedPostgresql.USER);
    }

    /** What Flyway notes of its runs; the table must be there as well. */
    private static List<String> history(EmbeddedPostgresql postgres, String table) throws SQLException {
        List<String> history = new ArrayList<>();
        try (Connection connection = connection(postgres);
                Statement statement = connection.createStatement()) {
            statement.executeQuery("select count(*) from " + table).close();
            try (ResultSet rows = statement.executeQuery(
                    "select version, installed_on from flyway_schema_history order by installed_rank")) {
                while (rows.next()) {
                    history.add(rows.getString(1) + " " + rows.getTimestamp(2));
                }
            }
        }
        return history;
    }
}
