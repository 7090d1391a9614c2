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
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The two roles of the security page are enough for a service and its migrations, and the working one cannot change the schema. */
class DatabaseRolesTest {

    private static final Path ROOT = Dist.root();

    /** A block of statements, or statements within a sentence. */
    private static final Pattern REPAIR =
            Pattern.compile("(?ms)^```sql\n(.*?)^```$|`((?:update|delete from|truncate) [^`]+)`");

    private static final Pattern OF_AUTH = Pattern.compile("published_tenant|tenant_revision");

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

    /** What the page of operations has an operator do by hand, it does. */
    @Test
    void repairs_by_hand_work_on_the_tables_there_are() throws Exception {
        List<String> repairs = REPAIR.matcher(Files.readString(ROOT.resolve("deploy/docs/operations.md")))
                .results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .flatMap(statements -> Stream.of(statements.strip().split(";\\s*")))
                .toList();
        String grants = script();
        assertThat(repairs).hasSize(8);
        try (EmbeddedPostgresql postgres = EmbeddedPostgresql.start(0)) {
            for (String service : List.of("auth", "writer")) {
                grant(postgres, grants.replace("auth", service));
                migrate(postgres, service);
            }
            for (String repair : repairs) {
                String service = OF_AUTH.matcher(repair).find() ? "auth" : "writer";
                try (Connection owner = connect(postgres, service, service + "_owner")) {
                    assertThatCode(() -> execute(owner, repair)).as(repair).doesNotThrowAnyException();
                }
            }
        }
    }

    /** KEDA asks for the age of the oldest resource that is due; what rests, has failed or is of a lane that cannot write keeps no replica busy. */
    @Test
    void the_scaler_sees_the_age_of_what_is_due_and_nothing_else() throws Exception {
        String query = oldestDue();
        String grant = Pattern.compile("`(grant select on [^`]+)`")
                .matcher(Files.readString(ROOT.resolve("deploy/docs/security.md")))
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
        try (EmbeddedPostgresql postgres = EmbeddedPostgresql.start(0)) {
            grant(postgres, script().replace("auth", "writer"));
            migrate(postgres, "writer");
            try (Connection owner = connect(postgres, "writer", "writer_owner");
                    Connection admin = connect(postgres, "writer", EmbeddedPostgresql.USER)) {
                execute(admin, "create role writer_reader login password '…'");
                execute(admin, "grant connect on database writer to writer_reader");
                execute(admin, "grant usage on schema public to writer_reader");
                execute(owner, grant);
                try (Connection reader = connect(postgres, "writer", "writer_reader")) {
                    assertThat(number(reader, query)).isZero();
                    execute(owner, """
                            insert into scope (tenant_id, incarnation, division, state) values
                            ('a', gen_random_uuid(), 1, 'active'), ('b', gen_random_uuid(), 2, 'paused'),
                            ('c', gen_random_uuid(), 3, 'active')""");
                    execute(
                            owner,
                            "insert into lane (scope_id, trouble) select scope_id, 'no-access' from scope where tenant_id = 'c'");
                    execute(owner, """
                            insert into resource (scope_id, type, key, marked_at, state)
                            select scope_id, 'products', state, now() - interval '10 minutes' * scope_id, 'new' from scope
                            union all select scope_id, 'products', 'f', now() - interval '1 day', 'failed' from scope""");
                    assertThat(number(reader, query)).isBetween(600.0, 1100.0);
                    execute(owner, "update lane set trouble = null");
                    assertThat(number(reader, query)).isBetween(1800.0, 80_000.0);
                    execute(owner, "update resource set done = wanted");
                    assertThat(number(reader, query)).isZero();
                    assertThatThrownBy(() -> execute(reader, "select content from source_row"))
                            .hasMessageContaining("permission denied");
                }
            }
        }
    }

    /** It asks every half minute: what it reads is what is due, not what there is. */
    @Test
    void the_scaler_reads_no_table_of_records_from_end_to_end() throws Exception {
        try (EmbeddedPostgresql postgres = EmbeddedPostgresql.start(0)) {
            grant(postgres, script().replace("auth", "writer"));
            migrate(postgres, "writer");
            try (Connection owner = connect(postgres, "writer", "writer_owner")) {
                execute(owner, """
                        insert into scope (tenant_id, incarnation, division, state)
                        select 't' || n, gen_random_uuid(), n, 'active' from generate_series(1, 20) n""");
                execute(owner, "insert into lane (scope_id) select scope_id from scope");
                execute(owner, """
                        insert into resource (scope_id, type, key, done)
                        select scope_id, type, n::text, case when n % 500 = 0 then 0 else 1 end from scope,
                            unnest(array['products', 'productCompositions', 'sellOrders']) type, generate_series(1, 1000) n""");
                execute(owner, "analyze");

                List<String> plan = strings(owner, "explain " + oldestDue());
                List<String> partial = strings(owner, """
                        select c.relname from pg_index i join pg_class c on c.oid = i.indexrelid
                        where i.indrelid::regclass::text like 'resource%' and pg_get_expr(i.indpred, i.indrelid) like '%due%'""");
                List<String> scans = plan.stream()
                        .filter(line -> line.contains(" on resource_"))
                        .toList();

                assertThat(scans).as(String.join("\n", plan)).isNotEmpty().noneMatch(line -> line.contains("Seq Scan"));
                assertThat(plan.stream().filter(line -> line.matches(".*Index.* (?:using|on) resource_\\w+_idx.*")))
                        .as(String.join("\n", plan))
                        .hasSizeGreaterThanOrEqualTo(3)
                        .allMatch(line -> partial.stream().anyMatch(line::contains));
            }
        }
    }

    private static String oldestDue() throws IOException {
        return Files.readString(ROOT.resolve("deploy/helm/chart/files/oldest-due.sql"));
    }

    private static List<String> strings(Connection connection, String query) throws SQLException {
        List<String> strings = new ArrayList<>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                strings.add(rows.getString(1));
            }
        }
        return strings;
    }

    private static double number(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getDouble(1);
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
