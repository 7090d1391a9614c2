package com.optiply.connector.images;

import static org.assertj.core.api.Assertions.assertThat;

import com.optiply.connector.testsupport.EmbeddedPostgresql;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The chart's init container: with these variables a packaged service migrates its database and ends, with nothing else around it. */
class MigrationTest {

    private static final List<String> AS_THE_CHART_DOES = List.of(
            "-Dquarkus.flyway.migrate-at-start=true",
            "-Dquarkus.init-and-exit=true",
            "-Dquarkus.oidc-client.client-enabled=false");

    @ParameterizedTest
    @CsvSource({"AUTH,tenant", "WRITER,source_row"})
    void migrates_and_ends_also_when_there_is_nothing_left_to_do(Image image, String table)
            throws IOException, InterruptedException, SQLException {
        try (EmbeddedPostgresql postgres = EmbeddedPostgresql.start(0)) {
            postgres.createDatabase("one");

            migrate(image, postgres.jdbcUrl("one"));
            List<String> history = history(postgres, table);
            migrate(image, postgres.jdbcUrl("one"));

            assertThat(history).isNotEmpty().isEqualTo(history(postgres, table));
        }
    }

    private static void migrate(Image image, String url) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java", "-Xmx256m"));
        command.addAll(AS_THE_CHART_DOES);
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
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).as(said).isTrue();
        assertThat(said).doesNotContain("Listening on");
        assertThat(process.exitValue()).as(said).isZero();
    }

    /** What Flyway notes of its runs; the table must be there as well. */
    private static List<String> history(EmbeddedPostgresql postgres, String table) throws SQLException {
        List<String> history = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(
                        postgres.jdbcUrl("one"), EmbeddedPostgresql.USER, EmbeddedPostgresql.USER);
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
