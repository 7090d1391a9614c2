package com.optiply.connector.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The two roles of the security page are enough for a service and its migrations, and the working one cannot change the schema. */
class DatabaseRolesTest {

    private static final Path ROOT = Dist.root();

    @Test
    void the_owner_migrates_and_the_other_works() throws Exception {
        String script = script();
        try (EmbeddedPostgresql postgres = EmbeddedPostgresql.start(0)) {
            for (String service : List.of("auth", "writer")) {
                grant(postgres, script.replace("auth", service));
                migrate(postgres, service);

                try (Connection works = connect(postgres, service, service + "_app")) {
                    List<String> tables = tables(works);
                    assertThat(tables).hasSizeGreaterThan(5);
                    for (String table : tables) {
                        assertThatCode(() -> execute(works, "select count(*) from \"" + table + "\""))
                                .doesNotThrowAnyException();
                        assertThatCode(() -> execute(works, "delete from \"" + table + "\""))
                                .doesNotThrowAnyException();
                    }
                    assertThatThrownBy(() -> execute(works, "create table sneaked (id int)"))
                            .hasMessageContaining("permission denied");
                    assertThatThrownBy(() -> execute(works, "drop table \"" + tables.getFirst() + "\" cascade"))
                            .hasMessageContaining("must be owner");
                }
            }
            try (Connection works = connect(postgres, "auth", "auth_app")) {
                assertThatCode(() -> execute(works, "select nextval('tenant_revision')"))
                        .doesNotThrowAnyException();
            }
        }
    }

    private static String script() throws IOException {
        String page = Files.readString(ROOT.resolve("deploy/docs/security.md"));
        int begin = page.indexOf("```sql\n") + 7;
        return page.substring(begin, page.indexOf("```", begin));
    }

    private static void grant(EmbeddedPostgresql postgres, String script) throws SQLException {
        String[] parts = script.split("\\\\c \\w+\n");
        try (Connection admin = connect(postgres, "postgres", EmbeddedPostgresql.USER)) {
            for (String statement : parts[0].split(";\n")) {
                execute(admin, statement);
            }
        }
        String database = parts[0].replaceAll("(?s).*create database (\\w+) .*", "$1");
        try (Connection admin = connect(postgres, database, EmbeddedPostgresql.USER)) {
            execute(admin, parts[1]);
        }
    }

    private static void migrate(EmbeddedPostgresql postgres, String service) throws IOException, SQLException {
        String module = service.equals("auth") ? "connector-auth" : "connector-optiply-writer";
        try (Stream<Path> files = Files.list(ROOT.resolve(module).resolve("src/main/resources/db/migration"));
                Connection owner = connect(postgres, service, service + "_owner")) {
            List<Path> inOrder = files.sorted(Comparator.comparing(DatabaseRolesTest::version))
                    .toList();
            for (Path file : inOrder) {
                execute(owner, Files.readString(file));
            }
        }
    }

    private static Integer version(Path file) {
        return Integer.valueOf(file.getFileName().toString().replaceAll("V(\\d+)__.*", "$1"));
    }

    /** All of them in an order in which each may be emptied: those that refer to others first. */
    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select tablename from pg_tables where schemaname = 'public'"
                                + " order by exists (select 1 from pg_constraint where confrelid = ('public.' || quote_ident(tablename))::regclass)")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connect(EmbeddedPostgresql postgres, String database, String user) throws SQLException {
        return DriverManager.getConnection(
                postgres.jdbcUrl(database), user, user.equals(EmbeddedPostgresql.USER) ? user : "…");
    }
}
